import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { chromiumHere } from './chromium.ts'

/** On this machine the clients exist, so there they must be installed; elsewhere their suites are skipped by name. */
export const clientsRunHere = process.platform === 'linux' && process.arch === 'x64'

/** How long a browser waits for what should be there soon; a bound, not a verdict. */
const patience = 30_000

const stayHere = (context: BrowserContext): Promise<unknown> =>
  context.route(
    ({ hostname }) => hostname !== '127.0.0.1' && hostname !== 'localhost',
    (route) => route.abort(),
  )

/** A browser that shows pages of this machine and no others. It is closed when the test is over. */
export const openBrowser = async (): Promise<{
  open(address: string): Promise<Page>
  blank(): Promise<Page>
}> => {
  const browser = await chromium.launch({ ...(await chromiumHere()), args: ['--no-sandbox'] })
  onTestFinished(() => browser.close())
  const blank = async (): Promise<Page> => {
    const context = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' })
    context.setDefaultTimeout(patience)
    await stayHere(context)
    return context.newPage()
  }
  return {
    /** A page that is not anywhere yet, for who wants to listen from the start. */
    blank,
    open: async (address) => {
      const page = await blank()
      await page.goto(address)
      return page
    },
  }
}
export type Browser = Awaited<ReturnType<typeof openBrowser>>
