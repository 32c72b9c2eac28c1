import type { Page } from 'playwright-core'

/** What a page of the Agents Playground has besides the conversation with the bot: menus of its own, and other places. */
export const playgroundDoors = (page: Page) => {
  const dialog = page.locator('[role=dialog]')
  return {
    /** Uses an action on the message before the last one: the Playground has no manifest, so it asks for the id. */
    usesActionBeforeLast: async (id: string): Promise<void> => {
      await page.locator('[aria-label*="more" i],[aria-label*="option" i]').nth(-2).click()
      await page.getByText('Action Command').last().click()
      await dialog.getByRole('textbox').first().fill(id)
      await dialog.getByRole('button', { name: 'Create' }).click()
    },
    /** The window that the Playground itself draws for an action. */
    dialog,
    chooses: async (option: string): Promise<void> => {
      await dialog.getByRole('combobox').click()
      await page.getByRole('option', { name: option }).click()
    },
    /** Calls the bot by its name in a channel, and says something. */
    mentions: async (channel: string, bot: string, words: string): Promise<void> => {
      await page.getByRole('treeitem', { name: channel }).click()
      await page.locator('div[role=textbox][contenteditable]').first().click()
      await page.keyboard.type('@')
      await page.locator('[role=listbox]').getByText(bot).first().click()
      await page.keyboard.type(` ${words}`)
      await page.getByRole('button', { name: 'Post' }).click()
    },
  }
}
