import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { keepSchool } from '../../prisma/keep-school.ts'
import { SchoolFile } from '../../prisma/school-file.ts'
import { openStore } from '../../prisma/store.ts'
import { openDoor } from '../../src/core/app/open-door.ts'
import type { Reply } from '../../src/core/view/view.ts'
import { asOwner } from './as-owner.ts'
import { type Engine, freshDatabase } from './databases.ts'
import { names, type Seat } from './school.ts'

const seats = Object.keys(names) as Seat[]

const roles: Readonly<Partial<Record<Seat, string>>> = {
  'a support worker': 'support-worker',
  'another support worker': 'support-worker',
  'the coordinator': 'coordinator',
  'the privacy officer': 'privacy-officer',
}

const fileOf = (workspace: string): SchoolFile =>
  SchoolFile.parse({
    name: workspace,
    workspaces: [{ platform: 'slack', id: workspace }],
    people: seats
      .filter((seat) => seat !== 'a stranger')
      .map((seat) => ({
        givenName: 'Naam',
        familyName: seat,
        roles: [roles[seat] ?? 'teacher'],
        teaches: seat === 'a teacher' ? ['2B'] : [],
        accounts: [{ platform: 'slack', workspace, user: seat }],
      })),
    students: [
      { number: '1', givenName: 'Sanne', familyName: 'van den Berg', classes: ['2B'] },
      { number: '2', givenName: 'Wesley', familyName: 'Kuipers', classes: ['3A'] },
    ],
  })

/** Two schools behind one door, and nothing of any platform. */
export const openStage = async (engine: Engine) => {
  const database = await freshDatabase(engine)
  const here = await keepSchool(database.client, fileOf('T0HERE'), newId)
  await keepSchool(database.client, fileOf('T0THERE'), newId)
  const lines: unknown[] = []
  const door = openDoor({
    store: openStore(database.client, { newId, enqueue: async () => undefined, ask: database.ask }),
    clock: () => Temporal.Now.instant(),
    newId,
    newCode: newId,
    log: (event, fields) => lines.push({ event, ...fields }),
  })
  const foreign = newId()
  await door.enter({
    account: { platform: 'slack', workspace: 'T0THERE', user: 'a teacher' },
    event: newId(),
    canOpen: true,
    platformLocale: undefined,
    conversation: undefined,
    gesture: {
      is: 'command',
      command: 'advice.ask',
      args: {
        advice: foreign,
        topic: 'other',
        about: 'nobody',
        urgency: 'today',
        question: 'Hier staat GEHEIMelders.',
      },
    },
  })
  const staff: readonly Seat[] = seats.filter((seat) => seat !== 'a stranger')
  return {
    /** What was logged; nothing that happens here is worth a line. */
    lines,
    personOf: (seat: Seat): string => here.people[staff.indexOf(seat)] ?? newId(),
    seatOf: (person: unknown): Seat | undefined =>
      typeof person === 'string' ? staff[here.people.indexOf(person)] : undefined,
    visit: async (
      seat: Seat,
      command: string,
      args: Readonly<Record<string, unknown>>,
      { canOpen = true, workspace = 'T0HERE' } = {},
    ): Promise<Reply> => {
      const { reply } = await door.enter({
        account: { platform: 'slack', workspace, user: seat },
        event: newId(),
        canOpen,
        platformLocale: undefined,
        conversation: undefined,
        gesture: { is: 'command', command, args },
      })
      return reply
    },
    /** How many rows the register of this school has, its highest number, and what its last row says. */
    register: async (): Promise<{ rows: number; last: number; allowed: boolean | null }> => {
      const [row] = await asOwner(
        database,
        `select count(*)::int as rows, coalesce(max(number), 0)::int as last,
           (select allowed from register where school_id = '${here.id}' order by number desc limit 1) as allowed
         from register where school_id = '${here.id}'`,
      )
      return row as { rows: number; last: number; allowed: boolean | null }
    },
    standing: async (id: string): Promise<{ status: string; handler: unknown } | undefined> => {
      const [row] = await asOwner(
        database,
        `select status, handler_id::text as handler from advice_request where id = '${id}' and school_id = '${here.id}'`,
      )
      return row as { status: string; handler: unknown } | undefined
    },
    /** A question of the other school. */
    foreign,
  }
}
export type Stage = Awaited<ReturnType<typeof openStage>>
