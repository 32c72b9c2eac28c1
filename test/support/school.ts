import { randomInt } from 'node:crypto'
import { v7 as newId } from 'uuid'
import type { Database } from '../../prisma/database.ts'
import { keepSchool } from '../../prisma/keep-school.ts'
import { SchoolFile } from '../../prisma/school-file.ts'
import type { Vault } from '../../src/core/access/vault.ts'
import { SchoolId } from '../../src/core/kernel/ids.ts'
import { type Platform, practiceWorkspace } from '../../src/core/people/account.ts'
import { codesFrom } from '../../src/core/people/link-code.ts'
import { furnish, type House } from '../../src/house.ts'
import { readEnvironment } from '../../src/server/environment.ts'
import { type Acquaintance, acquaint } from './acquaintance.ts'
import { browserChat, browserUser } from './browser-chat.ts'
import type { Chat, Person } from './chat.ts'
import { type Engine, freshDatabase } from './databases.ts'
import { failingDatabase } from './failing-database.ts'
import { openClock, type SchoolClock } from './school-clock.ts'
import { slackChat, slackUser } from './slack-chat.ts'
import { openSlackWire, type SlackWire } from './slack-wire.ts'
import { teamsChat, teamsUser } from './teams-chat.ts'
import { openTeamsWire, type TeamsWire } from './teams-wire.ts'
import { vaultInFolder } from './vault.ts'

/** Who sits where in the school of the scenarios. */
export const seats = {
  'a teacher': 1,
  'a support worker': 2,
  'another support worker': 3,
  'the coordinator': 4,
  'another teacher': 5,
  'a caretaker': 6,
  'the admin': 7,
  'the privacy officer': 8,
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
  'the admin': 'Ad Hofman',
  'the privacy officer': 'Fenna Hoekstra',
  'a stranger': 'Nobody',
}

/** The address the roster has for somebody. */
export const emailOf = (seat: Seat): string => `seat${seats[seat]}@school.example`

/** Pupils whose names must never stand in a conversation. */
export const students = { taught: 'Sanne van den Berg', elsewhere: 'Wesley Kuipers' } as const

/** The fronts behind which there is a platform elsewhere. Across: the team is on Slack, everybody else on Teams. */
export const platformFronts = [
  'slack over http',
  'slack over socket mode',
  'teams',
  'teams and slack',
] as const

/** The fronts that scenarios run over; the last one is the practice page. */
export const fronts = [...platformFronts, 'browser'] as const
export type Front = (typeof fronts)[number]

const tasks: Readonly<Record<Seat, object>> = {
  'a teacher': { roles: ['teacher'], teaches: ['2B'] },
  'a support worker': { roles: ['support-worker'] },
  'another support worker': { roles: ['support-worker'] },
  'the coordinator': { roles: ['coordinator'] },
  'another teacher': { roles: ['teacher'], teaches: ['3A'], mentorOf: ['3A'] },
  'a caretaker': { roles: [] },
  'the admin': { roles: ['admin'] },
  'the privacy officer': { roles: ['privacy-officer'] },
  'a stranger': {},
}

const team: readonly Seat[] = ['a support worker', 'another support worker', 'the coordinator']

const platformOf = (front: Front, seat: Seat): Platform => {
  if (front === 'teams' || front === 'browser') return front
  return front === 'teams and slack' && !team.includes(seat) ? 'teams' : 'slack'
}

export type Wires = { readonly slack: SlackWire; readonly teams: TeamsWire }

const accountOn = (platform: Platform, seat: Seat, { slack, teams }: Wires) => {
  switch (platform) {
    case 'slack':
      return { platform, workspace: slack.team, user: slackUser(seats[seat]) }
    case 'teams':
      return { platform, workspace: teams.tenant, user: teamsUser(seats[seat]) }
    case 'browser':
      return { platform, workspace: practiceWorkspace, user: browserUser(seats[seat]) }
  }
}

type Staff = {
  readonly staff: readonly Seat[]
  readonly onBoth: readonly Seat[]
  /** Who is in the roster and has no account that the bot knows. */
  readonly unlinked: readonly Seat[]
}

const schoolFile = (front: Front, wires: Wires, { staff, onBoth, unlinked }: Staff): SchoolFile =>
  SchoolFile.parse({
    name: 'Voorbeeldcollege',
    emergencyPhone: '030 555 01 12',
    workspaces:
      front === 'browser'
        ? [{ platform: 'browser', id: practiceWorkspace }]
        : [
            { platform: 'slack', id: wires.slack.team },
            { platform: 'teams', id: wires.teams.tenant },
          ],
    people: staff.map((seat) => {
      const [givenName, ...rest] = names[seat].split(' ')
      const platforms: readonly Platform[] = onBoth.includes(seat)
        ? ['slack', 'teams']
        : [platformOf(front, seat)]
      const accounts = unlinked.includes(seat)
        ? []
        : platforms.map((platform) => accountOn(platform, seat, wires))
      const email = emailOf(seat)
      return { givenName, familyName: rest.join(' '), email, ...tasks[seat], accounts }
    }),
    students: [
      { number: '1001', givenName: 'Sanne', familyName: 'van den Berg', classes: ['2B'] },
      { number: '1002', givenName: 'Wesley', familyName: 'Kuipers', classes: ['3A'] },
    ],
  })

const environmentOf = (front: Front, { slack, teams }: Wires): Readonly<Record<string, string>> => ({
  PORT: '0',
  PRACTICE: front === 'browser' ? 'on' : '',
  PUBLIC_URL: front === 'browser' ? '' : 'https://trajectbot.example',
  ...(front === 'teams' || front === 'browser'
    ? {}
    : {
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_SIGNING_SECRET: slack.signingSecret,
        SLACK_APP_TOKEN: front === 'slack over socket mode' ? slack.appToken : '',
        SLACK_API_URL: slack.apiUrl,
      }),
  ...(front.startsWith('teams')
    ? {
        TEAMS_APP_ID: teams.settings.appId,
        TEAMS_APP_PASSWORD: teams.settings.appPassword,
        TEAMS_TENANT_ID: teams.settings.tenantId,
        TEAMS_OPENID_METADATA_URL: teams.settings.openIdMetadataUrl,
        TEAMS_LOGIN_URL: teams.settings.loginUrl,
        TEAMS_SERVICE_URLS: teams.settings.serviceUrls.join(','),
      }
    : {}),
})

/** A school that is open: its people at their chats, and what stands behind them. */
export type OpenSchool = {
  readonly as: (seat: Seat) => Person
  /** Somebody with accounts on both platforms, in front of one of them. */
  readonly asOn: (platform: Platform, seat: Seat) => Person
  /** The platform of somebody handles its next message this way: it takes none for a second, or it takes it and says nothing. */
  readonly stumbles: (seat: Seat, how: 'busy' | 'silent') => void
  /** The platform of somebody, or another, knows them so from now on. */
  readonly knows: (seat: Seat, as: Acquaintance, platform?: Platform) => void
  /** The platform of somebody is asked who they are once more, and does not say. */
  readonly keepsSilent: (seat: Seat, how: 'fails' | 'hangs') => void
  /** What time it is at this school. */
  readonly clock: SchoolClock
  /** The next transaction fails at its very end. */
  readonly failsOnce: () => void
  /** Everything people typed, and the names of all who must not be named. */
  readonly typed: readonly string[]
  /** Every word that went out to stay. */
  readonly said: () => string
  readonly house: House
  readonly log: readonly { readonly event: string; readonly fields: object }[]
  /** Reads the database as the school itself, past the core. */
  readonly rows: (sql: string) => Promise<readonly Record<string, unknown>[]>
  readonly database: Database
  readonly vault: Vault
  readonly school: SchoolId
  readonly wires: Wires
  readonly close: () => Promise<void>
}

/** A person whose every typed word is also noted down. */
const listening = (person: Person, typed: string[]): Person => ({
  ...person,
  types: (line) => {
    typed.push(line)
    return person.types(line)
  },
  usesShortcut: (name, message) => {
    if (message !== undefined) typed.push(message)
    return person.usesShortcut(name, message)
  },
  mentions: (words) => {
    typed.push(words)
    return person.mentions(words)
  },
  looksUp: (name) => {
    if (name) typed.push(name)
    return person.looksUp(name)
  },
  submits: (answers) => {
    typed.push(...Object.values(answers).filter((answer) => answer.length > 15))
    return person.submits(answers)
  },
})

/** A furnished house on a fresh database, with a school in it and the platforms' wires in front. */
export const openSchool = async (front: Front, engine: Engine, people: Staff): Promise<OpenSchool> => {
  const slack = await openSlackWire({ mode: front === 'slack over socket mode' ? 'socket' : 'http' })
  const teams = await openTeamsWire()
  const wires = { slack, teams }
  const database = await freshDatabase(engine)
  const kept = await keepSchool(database.client, schoolFile(front, wires, people), newId)
  const clock = openClock()
  const log: { event: string; fields: object }[] = []
  const failing = failingDatabase(database)
  const vault = await vaultInFolder()
  const house = await furnish(failing.database, readEnvironment(environmentOf(front, wires)), {
    clock: clock.now,
    newId,
    newCode: codesFrom((among) => randomInt(among)),
    log: (event, fields) => void log.push({ event, fields }),
    vault,
  })
  slack.connect(`${house.url}/slack/events`)
  teams.connect(`${house.url}/api/messages`)
  const typed: string[] = [...Object.values(students), ...Object.values(names)]
  const onTeams = people.staff.filter(
    (seat) =>
      (platformOf(front, seat) === 'teams' || people.onBoth.includes(seat)) &&
      !people.unlinked.includes(seat),
  )
  for (const seat of onTeams) await teams.person(teamsUser(seats[seat])).installs()
  const chats: Readonly<Record<Platform, Chat | undefined>> = {
    slack: slackChat(slack),
    teams: teamsChat(teams),
    browser: front === 'browser' ? await browserChat(house.url, Object.values(seats)) : undefined,
  }
  const asOn = (platform: Platform, seat: Seat): Person => {
    const chat = chats[platform]
    if (!chat) throw new Error(`here nobody is on ${platform}`)
    return listening(chat.seat(seats[seat]), typed)
  }
  return {
    as: (seat) => asOn(platformOf(front, seat), seat),
    asOn,
    stumbles: (seat, how) => {
      if (front === 'browser') throw new Error('between the bot and the practice page nothing stumbles')
      if (platformOf(front, seat) === 'slack')
        slack.next(
          'chat.postMessage',
          how === 'busy' ? { is: 'limited', retryAfter: 1 } : { is: 'accept-then-reset' },
        )
      else
        teams.connector.mishaps.push(
          how === 'busy' ? { is: 'answer', status: 429, retryAfter: '1' } : { is: 'reset' },
        )
    },
    knows: (seat, as, platform = platformOf(front, seat)) => acquaint(wires, seat, as, platform),
    keepsSilent: (seat, how) => {
      if (platformOf(front, seat) === 'teams') teams.members.mishaps.push(how === 'hangs' ? 'never' : 'fails')
      else slack.next('users.info', how === 'hangs' ? { is: 'never' } : { is: 'status', status: 503 })
    },
    clock,
    failsOnce: failing.failsOnce,
    typed,
    said: () =>
      Object.values(chats)
        .map((chat) => chat?.said())
        .join(),
    house,
    log,
    database,
    vault,
    school: SchoolId.parse(kept.id),
    wires,
    rows: (sql) =>
      database.client.$transaction(async (tx) => {
        await tx.$executeRaw`select set_config('app.school', ${kept.id}, true)`
        return tx.$queryRawUnsafe(sql)
      }),
    close: async () => {
      await house.close()
      for (const chat of Object.values(chats)) await chat?.close()
    },
  }
}
