import { setTimeout as wait } from 'node:timers/promises'
import { format } from 'node:util'
import { expect, onTestFinished, vi } from 'vitest'
import { asOwner } from '../../support/as-owner.ts'
import { eventually } from '../../support/chat.ts'
import type { OpenSchool } from '../../support/school.ts'
import { canary } from './nasty.ts'

/** What came back over the wire. */
export type Answer = { readonly status: number; readonly text: string }

const patience = 10_000

/** Posts to the bot and waits for the answer, but not for ever. */
export const post = async (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
): Promise<Answer> => {
  const signal = AbortSignal.timeout(patience)
  const response = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body), signal })
  return { status: response.status, text: await response.text() }
}

/** Teams wants 501 to an invoke that the bot does not know. */
const known = new Set([200, 400, 401, 413, 415, 501])

/** Windows alone may say what somebody typed. */
const isWindow = (text: string): boolean =>
  text.includes('"response_action":"update"') || text.includes('"task":{"type":"continue"')

const stack = /\n\s+at |node_modules|\.ts:\d/

/** Keeps an eye on everything that leaves the house by another way than an answer. */
export const watchEdge = ({ log, wires }: OpenSchool) => {
  const answered: Record<string, number> = {}
  const loud: string[] = []
  for (const method of ['debug', 'info', 'log', 'warn', 'error'] as const) {
    const spy = vi.spyOn(console, method).mockImplementation((...words) => void loud.push(format(...words)))
    onTestFinished(() => spy.mockRestore())
  }
  const uncaught: unknown[] = []
  const note = (error: unknown): void => void uncaught.push(error)
  process.on('unhandledRejection', note)
  process.on('uncaughtException', note)
  onTestFinished(() => {
    process.off('unhandledRejection', note)
    process.off('uncaughtException', note)
  })
  let read = 0
  return {
    /** Checks what was answered, and what was logged and broken since. */
    expectCalm: (answers: readonly Answer[]): void => {
      const lines = JSON.stringify(log.slice(read))
      read = log.length
      for (const { status, text } of answers) {
        answered[`answered ${status}`] = (answered[`answered ${status}`] ?? 0) + 1
        if (!known.has(status)) throw new Error(`a status we do not know: ${status}, after ${lines}`)
        expect(text).not.toMatch(stack)
        if (status !== 200) expect(text).toBe('')
        else if (!isWindow(text)) expect(text).not.toContain(canary)
      }
      expect(lines).not.toContain(canary)
      expect(lines).not.toContain('"fault"')
      expect(loud).toEqual([])
      expect(uncaught).toEqual([])
      expect([...wires.slack.complaints, ...wires.teams.complaints]).toEqual([])
    },
    /** Checks that nothing that stays in a chat holds what was typed. */
    expectDiscreet: (): void => {
      const words = [
        wires.slack.workspace.messages.map(({ text, blocks }) => [text, blocks]),
        wires.teams.connector.messages.map(({ summary, card }) => [summary, card]),
      ]
      expect(JSON.stringify(words)).not.toContain(canary)
    },
    /** How often was answered what. */
    answered,
  }
}

/** The content of every table, as one line each. */
export const everyTable = async ({ database }: OpenSchool): Promise<readonly unknown[]> => {
  const tables = (await asOwner(
    database,
    `select table_name::text as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  )) as readonly { readonly name: string }[]
  const counted = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*)::int as rows, md5(string_agg(t::text, ',' order by t::text)) as content from "${name}" t`,
  )
  return asOwner(database, counted.join(' union all '))
}

/** Waits until nothing is being delivered any more. */
export const untilQuiet = async ({ rows }: OpenSchool): Promise<void> => {
  const busy = () => rows(`select 1 from delivery where status in ('due', 'sending')`)
  for (let left = 600; left > 0 && (await busy()).length > 0; left -= 1) await wait(100)
  expect(await busy()).toEqual([])
}

/** A teacher asks something, and somebody of the team hears of it: the house still works. */
export const expectService = async ({ as, rows }: OpenSchool): Promise<void> => {
  const teacher = as('a teacher')
  const asking = rows('select count(*)::int as count from advice_request')
  const [before] = await asking
  const heard = as('a support worker').chat().length
  await teacher.startsToAsk()
  await teacher.submits({
    topic: 'other',
    about: 'nobody',
    urgency: 'can-wait',
    question: 'Hoe begin ik de les na zo’n drukke dag?',
  })
  expect(teacher.panel()).toContain('Je vraag staat bij het ondersteuningsteam.')
  const [after] = await rows('select count(*)::int as count from advice_request')
  expect(after?.count).toBe(Number(before?.count) + 1)
  await eventually('the knock', () => as('a support worker').chat().length > heard, 60_000)
}
