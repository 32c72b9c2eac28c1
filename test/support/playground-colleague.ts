import { openAdaptiveWindow } from './adaptive-window.ts'
import type { Browser } from './browser.ts'
import { eventually } from './chat.ts'
import type { Colleague } from './colleague.ts'
import type { Playground } from './playground.ts'
import { listenForMessages } from './playground-messages.ts'
import type { SigningProxy } from './signing-proxy.ts'
import { activities } from './teams-activities.ts'

const noDialogs = 'Task module (task/fetch) is not supported yet'

/** Somebody in the page of an Agents Playground that opens no dialogs: what a dialog would send is sent, and its card is shown. */
export const openPlaygroundPage = async (browser: Browser, { url, at }: Playground, proxy: SigningProxy) => {
  const page = await browser.blank()
  const messages = listenForMessages(page)
  await page.goto(url)
  const window = await openAdaptiveWindow(page)
  await page.getByText('Hallo, ik ben Trajectbot.').first().waitFor()

  const invokes = async (name: string, data: unknown, replyToId?: string): Promise<void> => {
    const activity = activities.invoke(at, name, { data, context: { theme: 'default' } }, replyToId)
    const sent = await page.request.post(`${url}/_internal/v1/customActivities`, { data: activity })
    if (!sent.ok()) throw new Error(`the Playground answered ${sent.status()}`)
    const { status, answer } = await proxy.exchange(name, ({ id }) => id === activity.id)
    if (status !== 200) throw new Error(`${name} was answered ${status}`)
    await window.shows(answer)
  }
  const types = async (line: string): Promise<void> => {
    await page.locator('div[role=textbox][contenteditable]').first().click()
    await page.keyboard.type(line)
    await page.keyboard.press('Enter')
  }
  const opens = async (label: string): Promise<void> => {
    await page.getByRole('button', { name: label, exact: true }).last().click()
    await page.getByText(noDialogs).first().waitFor()
    await eventually(`the button ${label}`, () => messages.button(label) !== undefined, 30_000)
    const button = messages.button(label)
    await invokes('task/fetch', button?.action.data, button?.message)
  }
  const colleague: Colleague = {
    startsToAsk: async () => {
      await types('advies')
      await page.getByRole('button', { name: 'Openen', exact: true }).waitFor()
      await opens('Openen')
    },
    opens,
    fills: window.fills,
    presses: async (label) => {
      const data = await window.presses(label)
      if (data === undefined) throw new Error(`the renderer held ${label} back`)
      await invokes('task/submit', data)
    },
    reads: window.reads,
    closesWindow: window.closes,
    sees: (words) => page.getByText(words).last().waitFor(),
  }
  return {
    colleague,
    said: messages.said,
    /** Presses a button that the renderer holds back, because something is still to be filled in. */
    isHeldBack: async (label: string, remark: string): Promise<void> => {
      if ((await window.presses(label)) !== undefined) throw new Error(`${label} was let through`)
      await window.reads(remark)
    },
    /** Types a line that the bot should refuse, and waits until the client says so. */
    isRefused: async (line: string, status: number): Promise<void> => {
      await types(line)
      const exchange = await proxy.exchange(line, ({ text }) => text === line)
      if (exchange.status !== status) throw new Error(`${line} was answered ${exchange.status}`)
      await page
        .getByText(new RegExp(`message\\s+${status}`))
        .last()
        .waitFor()
    },
  }
}
