import type { Locator } from 'playwright-core'

const literally = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Words that stand alone, but for the star with which clients mark what must be filled in. */
export const alone = (words: string): RegExp => new RegExp(`^\\s*${literally(words)}\\s*\\*?\\s*$`)

/** Fills in one field of a form, whatever kind it is: by what it says on an option, or by typing. */
export const fillIn = async (field: Locator, value: string): Promise<void> => {
  await field.waitFor()
  const menu = field.getByRole('combobox')
  const circle = field.getByRole('radio', { name: new RegExp(`${literally(value)}$`) })
  if ((await menu.count()) > 0) await menu.selectOption({ label: value })
  else if ((await circle.count()) > 0) await circle.check()
  else await field.getByRole('textbox').fill(value)
}
