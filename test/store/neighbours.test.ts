import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { describe, expect, test } from 'vitest'
import { keepSchool } from '../../prisma/keep-school.ts'
import { SchoolFile } from '../../prisma/school-file.ts'
import { openStore } from '../../prisma/store.ts'
import { catalogue } from '../../src/core/app/catalogue.ts'
import { openDoor } from '../../src/core/app/open-door.ts'
import type { Reply } from '../../src/core/view/view.ts'
import { asOwner } from '../support/as-owner.ts'
import { type Engine, engines, freshDatabase } from '../support/databases.ts'

type Args = Readonly<Record<string, unknown>>

const schoolIn = (workspace: string, pupil: string): SchoolFile =>
  SchoolFile.parse({
    name: workspace,
    workspaces: [{ platform: 'slack', id: workspace }],
    people: [
      { givenName: 'Jan', familyName: 'Bakker', roles: ['teacher'], teaches: ['2B'], user: 'teacher' },
      { givenName: 'Karin', familyName: 'de Vries', roles: ['support-worker'], user: 'worker' },
      { givenName: 'Zeynep', familyName: 'Yılmaz', roles: ['coordinator'], user: 'coordinator' },
    ].map(({ user, ...person }) => ({ ...person, accounts: [{ platform: 'slack', workspace, user }] })),
    students: [{ number: '1', givenName: pupil, familyName: 'Smit', classes: ['2B'] }],
  })

/** Two schools that share a database and know nothing of each other. */
const twoSchools = async (engine: Engine) => {
  const database = await freshDatabase(engine)
  const logged: string[] = []
  const store = openStore(database.client, { newId, enqueue: async () => undefined })
  const clock = () => Temporal.Now.instant()
  const door = openDoor({ store, clock, newId, log: (event) => void logged.push(event) })
  const ours = await keepSchool(database.client, schoolIn('OURS', 'Sanne'), newId)
  const theirs = await keepSchool(database.client, schoolIn('THEIRS', 'Wesley'), newId)
  const at =
    (workspace: string) =>
    async (user: string, command: string, args: Args): Promise<Reply> => {
      const { reply } = await door.enter({
        account: { platform: 'slack', workspace, user },
        event: newId(),
        canOpen: true,
        platformLocale: undefined,
        conversation: undefined,
        gesture: { is: 'command', command, args },
      })
      return reply
    }
  const rowsOf = async (school: string): Promise<unknown> => {
    const tables = [
      'advice_request',
      'advice_turn',
      'draft',
      'delivery',
      'register',
      'inbound',
      'person',
      'account',
    ]
    const rows: unknown[] = []
    for (const table of tables)
      rows.push(
        await asOwner(
          database,
          `select to_jsonb(t) from ${table} t where school_id = '${school}' order by to_jsonb(t)::text`,
        ),
      )
    return rows
  }
  return { ours, theirs, us: at('OURS'), them: at('THEIRS'), rowsOf, logged }
}

const words = {
  topic: 'behaviour',
  about: 'nobody',
  question: 'Wat doe ik morgen met mijn klas?',
  urgency: 'can-wait',
  text: 'Zet haar vooraan en kijk dan weer.',
  line: 'Mijn klas is niet stil te krijgen.',
  shelf: 'open',
  page: 0,
  helped: 'talk',
}

describe.each(engines)('of two schools on the %s database', (engine) => {
  test.each(['teacher', 'worker'])(
    'neither is found, changed or noticed by a %s of the other',
    async (user) => {
      const { ours, theirs, us, them, rowsOf, logged } = await twoSchools(engine)
      const [advice, turn, draft] = [newId(), newId(), newId()]
      await them('teacher', 'advice.ask', { ...words, advice, about: 'student', who: 'Wesley' })
      await them('worker', 'advice.claim', { advice })
      await them('worker', 'advice.answer', { advice, turn, text: words.text })
      await them('teacher', 'draft.add', { draft, line: words.line })
      const before = await rowsOf(theirs.id)

      const real = { ...words, advice, turn, draft, to: theirs.people[1], who: 'Wesley' }
      for (const { command } of catalogue) {
        const none = { ...real, advice: newId(), turn: newId(), draft: newId(), to: newId(), who: 'Nobody' }
        const told = await us(user, command, real)
        if (/^(?:advice|draft)\.(?!new|ask|add)/.test(command))
          expect(told, command).toEqual(await us(user, command, none))
        if (!/^(?:advice\.new|draft\.add)$/.test(command))
          expect(JSON.stringify(told), command).not.toContain(real.line)
      }
      expect(await rowsOf(theirs.id)).toEqual(before)
      expect(await rowsOf(ours.id)).not.toEqual(before)
      expect(logged).toEqual([])
    },
  )

  test('a pupil of the other is as unknown as one who does not exist', async () => {
    const { us } = await twoSchools(engine)
    for (const user of ['teacher', 'worker']) {
      const told = async (who: string): Promise<string> => {
        const advice = newId()
        return JSON.stringify(await us(user, 'advice.ask', { ...words, advice, about: 'student', who }))
          .replaceAll(who, '')
          .replaceAll(advice, '')
      }
      expect(await told('Wesley Smit')).toBe(await told('Nobody Atall'))
      expect(await told('Wesley Smit')).toContain('Niet gevonden, of niet voor jou.')
    }
  })
})
