import type { Browser } from './browser.ts'
import { eventually } from './chat.ts'
import type { Colleague } from './colleague.ts'
import { alone, fillIn } from './fill-in.ts'
import { type LocalSlack, type Member, staffRoom } from './local-slack.ts'
import { buttonIn, listenForView } from './local-slack-view.ts'

/** The page of local-slack, in which anybody can act; each deed begins with saying who does. */
export const openLocalSlackPage = async (
  browser: Browser,
  slack: LocalSlack,
): Promise<(member: Member) => Colleague> => {
  const page = await browser.blank()
  const shown = listenForView(page)
  await page.goto(slack.url)
  const window = page.locator('.modal')
  return ({ user, name }) => {
    const enters = async (conversation: string): Promise<void> => {
      await page.locator(`select:has(option[value="${user}"])`).selectOption(user)
      await page.locator('.sidebar-item', { hasText: conversation }).click()
    }
    return {
      startsToAsk: async () => {
        await enters(staffRoom)
        await page.locator('textarea.composer-input').fill('/advies')
        await page.locator('button.composer-send').click()
        await window.waitFor()
      },
      opens: async (label) => {
        await enters(name)
        await page
          .locator('button.bk-button', { hasText: alone(label) })
          .last()
          .click()
        await window.waitFor()
      },
      fills: async (answers) => {
        for (const [label, value] of Object.entries(answers)) {
          const caption = page.locator('.bk-label', { hasText: alone(label) })
          await fillIn(window.locator('.bk-input', { has: caption }), value)
        }
      },
      presses: async (label) => {
        const foot = window.locator('.modal-foot button', { hasText: alone(label) })
        if ((await foot.count()) > 0) return foot.click()
        await window.locator('.modal-body button', { hasText: alone(label) }).click()
        // Among the words of a window local-slack draws a button, and sends nothing when it is pressed.
        await eventually(`the button ${label}`, () => buttonIn(shown(), label) !== undefined, 30_000)
        const [view, element] = [shown(), buttonIn(shown(), label)]
        if (view && element) await slack.press({ user, view, element })
      },
      reads: (words) => window.getByText(words).first().waitFor(),
      closesWindow: async () => {
        await window.locator('.modal-x').click()
        await window.waitFor({ state: 'detached' })
      },
      sees: async (words) => {
        await enters(name)
        await page.getByText(words).last().waitFor()
      },
    }
  }
}
