import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { keepSchool } from '../../prisma/keep-school.ts'
import { SchoolFile } from '../../prisma/school-file.ts'
import { furnish, type House } from '../../src/house.ts'
import { readEnvironment } from '../../src/server/environment.ts'
import type { Chat } from './chat.ts'
import { type Engine, freshDatabase } from './databases.ts'
import { slackChat, slackUser } from './slack-chat.ts'
import { openSlackWire } from './slack-wire.ts'

/** Who sits where in the school of the scenarios. */
export const seats = {
  'a teacher': 1,
  'a support worker': 2,
  'another support worker': 3,
  'the coordinator': 4,
  'another teacher': 5,
  'a caretaker': 6,
  'a stranger': 9,
} as const
export type Seat = keyof typeof seats

/** The names on those seats, as colleagues know each other. */
export const names: Readonly<Record<Seat, string>> = {
  'a teacher': 'Jan Bakker',
  'a support worker': 'Karin de Vries',
  'another support worker': 'Mo el Amrani',
  'the coordinator': 'Zeynep Yılmaz',
  'another teacher': 'Els Smit',
  'a caretaker': 'Rob <!channel> *Maas*',
  'a stranger': 'Nobody',
}

/** Pupils whose names must never stand in a conversation. */
export const students = { taught: 'Sanne van den Berg', elsewhere: 'Wesley Kuipers' } as const

/** The fronts that scenarios run over. */
export const fronts = ['slack over http', 'slack over socket mode'] as const
export type Front = (typeof fronts)[number]

const schoolFile = (
  accounts: (seat: number) => SchoolFile['people'][number]['accounts'],
  workspaces: SchoolFile['workspaces'],
  staff: readonly Seat[],
) =>
  SchoolFile.parse({
    name: 'Voorbeeldcollege',
    emergencyPhone: '030 555 01 12',
    workspaces,
    people: staff.map((seat) => {
      const [givenName, ...rest] = names[seat].split(' ')
      return { givenName, familyName: rest.join(' '), ...tasks[seat], accounts: accounts(seats[seat]) }
    }),
    students: [
      { number: '1001', givenName: 'Sanne', familyName: 'van den Berg', classes: ['2B'] },
      { number: '1002', givenName: 'Wesley', familyName: 'Kuipers', classes: ['3A'] },
    ],
  })

const tasks: Readonly<Record<Seat, object>> = {
  'a teacher': { roles: ['teacher'], teaches: ['2B'] },
  'a support worker': { roles: ['support-worker'] },
  'another support worker': { roles: ['support-worker'] },
  'the coordinator': { roles: ['coordinator'] },
  'another teacher': { roles: ['teacher'], teaches: ['3A'], mentorOf: ['3A'] },
  'a caretaker': { roles: [] },
  'a stranger': {},
}

export type OpenSchool = {
  readonly chat: Chat
  readonly house: House
  readonly log: readonly { readonly event: string; readonly fields: object }[]
  /** Reads the database as the school itself, past the core. */
  readonly rows: (sql: string) => Promise<readonly Record<string, unknown>[]>
  readonly close: () => Promise<void>
}

/** A furnished house on a fresh database, with a school in it and a platform's wire in front. */
export const openSchool = async (
  front: Front,
  engine: Engine,
  staff: readonly Seat[],
): Promise<OpenSchool> => {
  const mode = front === 'slack over http' ? 'http' : 'socket'
  const wire = await openSlackWire({ mode })
  const database = await freshDatabase(engine)
  const file = schoolFile(
    (seat) => [{ platform: 'slack', workspace: wire.team, user: slackUser(seat) }],
    [{ platform: 'slack', id: wire.team }],
    staff,
  )
  const kept = await keepSchool(database.client, file, newId)
  const log: { event: string; fields: object }[] = []
  const settings = readEnvironment({
    PORT: '0',
    SLACK_BOT_TOKEN: wire.botToken,
    SLACK_SIGNING_SECRET: wire.signingSecret,
    SLACK_APP_TOKEN: mode === 'socket' ? wire.appToken : '',
    SLACK_API_URL: wire.apiUrl,
  })
  const house = await furnish(database, settings, {
    clock: () => Temporal.Now.instant(),
    newId,
    log: (event, fields) => void log.push({ event, fields }),
  })
  wire.connect(`${house.url}/slack/events`)
  return {
    chat: slackChat(wire),
    house,
    log,
    rows: (sql) =>
      database.client.$transaction(async (tx) => {
        await tx.$executeRaw`select set_config('app.school', ${kept.id}, true)`
        return tx.$queryRawUnsafe(sql)
      }),
    close: async () => {
      await house.close()
      await wire.close()
    },
  }
}
