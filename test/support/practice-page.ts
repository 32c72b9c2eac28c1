import { mkdir } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { expect, onTestFinished } from 'vitest'
import { furnish, type House } from '../../src/house.ts'
import { readEnvironment } from '../../src/server/environment.ts'
import type { Browser } from './browser.ts'
import { freshDatabase } from './databases.ts'
import { alone, fillIn } from './fill-in.ts'
import { vaultInFolder } from './vault.ts'

/** A house that practises, with its clock on a Tuesday morning. */
export const openPracticeHouse = async (): Promise<House> => {
  const start = Temporal.Instant.from('2026-11-24T09:00:00Z')
  const ahead = start.since(Temporal.Now.instant())
  const house = await furnish(
    await freshDatabase('embedded'),
    readEnvironment({ PORT: '0', PRACTICE: 'on' }),
    {
      clock: () => Temporal.Now.instant().add(ahead),
      newId,
      newCode: newId,
      log: () => undefined,
      vault: await vaultInFolder(),
    },
  )
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => {
    closing ??= house.close()
    return closing
  }
  onTestFinished(close)
  return { ...house, close }
}

const shots = 'test/shots'

/** The practice page in a real browser. What it complains about is kept. */
export const openPracticePage = async (browser: Browser, url: string, query = '') => {
  const page = await browser.blank()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.goto(`${url}/${query}`)
  return {
    page,
    complaints,
    at: (seat: string) => columnOf(page, seat),
    picture: async (name: string): Promise<void> => {
      await mkdir(shots, { recursive: true })
      await page.screenshot({ path: `${shots}/${name}.png` })
    },
  }
}

/** One person at the page: what they can do with a mouse, and what they see. */
const columnOf = (page: Page, seat: string) => {
  const column = page.locator(`#column-${seat}`)
  const window = column.locator('dialog.window')
  const chat = column.locator('.chat')
  const types = async (line: string): Promise<void> => {
    await column.locator('.composer textarea').fill(line)
    await column.locator('.composer button').click()
  }
  return {
    column,
    window,
    types,
    /** Types something, and waits for the answer. */
    asks: async (line: string): Promise<void> => {
      const answers = chat.locator('.bot')
      const before = await answers.count()
      await types(line)
      await answers.nth(before).waitFor()
    },
    /** Presses a button of the last message that has it. */
    presses: (label: string): Promise<void> =>
      chat.locator('.bot').getByRole('button', { name: label, exact: true }).last().click(),
    /** Presses a button of the open window. */
    pressesInWindow: (label: string): Promise<void> =>
      window.getByRole('button', { name: label, exact: true }).click(),
    fills: async (answers: Readonly<Record<string, string>>): Promise<void> => {
      for (const [label, value] of Object.entries(answers))
        await fillIn(
          window.locator('.field', { has: page.locator('label, legend', { hasText: alone(label) }) }),
          value,
        )
    },
    hears: (line: string): Promise<void> => chat.getByText(line).last().waitFor(),
    reads: (words: string): Promise<void> => window.getByText(words).first().waitFor(),
    closesWindow: (): Promise<void> => window.locator('[data-close]').click(),
  }
}

/** Where the keyboard stands, in words. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(
    'const on = document.activeElement; (on.ariaLabel ?? on.labels?.[0]?.textContent ?? on.textContent).trim()',
  )

/** Goes on with the Tab key until the keyboard stands on something. */
export const tabsTo = async (page: Page, name: string, key = 'Tab'): Promise<void> => {
  for (let presses = 0; presses < 80; presses += 1) {
    if ((await focused(page)) === name) return
    await page.keyboard.press(key)
  }
  expect(await focused(page), 'what the keyboard can reach').toBe(name)
}
