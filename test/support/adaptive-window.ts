import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { alone, fillIn } from './fill-in.ts'
import { DialogAnswer } from './teams-answer-rules.ts'

const renderer = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js')
const script = fileURLToPath(new URL('adaptive-window.js', import.meta.url))

/** A window in a page for what Teams shows in a dialog, drawn by Microsoft's own renderer. */
export const openAdaptiveWindow = async (page: Page) => {
  await page.addScriptTag({ path: renderer })
  await page.addScriptTag({ path: script })
  const window = page.locator('#adaptive-window')
  return {
    /** Shows what the bot answered, which is held to the rules of Teams first. */
    shows: async (answer: string): Promise<void> => {
      const { task } = DialogAnswer.parse(JSON.parse(answer))
      await page.evaluate(
        task.type === 'message'
          ? `adaptiveWindow.say(${JSON.stringify(task.value)})`
          : `adaptiveWindow.show(${JSON.stringify(task.value.card.content)})`,
      )
    },
    fills: async (answers: Readonly<Record<string, string>>): Promise<void> => {
      for (const [label, value] of Object.entries(answers)) {
        const caption = page.locator('label', { hasText: alone(label) })
        await fillIn(window.locator('[id^="answer-"]', { has: caption }), value)
      }
    },
    /** Presses a button; gives exactly what it sends, or nothing when the renderer holds it back. */
    presses: async (label: string): Promise<unknown> => {
      await window.getByRole('button', { name: label, exact: true }).click()
      return page.evaluate('adaptiveWindow.pressed() ?? undefined')
    },
    reads: (words: string): Promise<void> => window.getByText(words).first().waitFor(),
    closes: (): Promise<void> => page.evaluate('adaptiveWindow.close()'),
  }
}
