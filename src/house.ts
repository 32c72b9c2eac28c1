import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Database, openDatabase } from '../prisma/database.ts'
import { keepChoices } from '../prisma/keep-choices.ts'
import { openStore } from '../prisma/store.ts'
import { opensOf } from './core/app/catalogue.ts'
import type { Log } from './core/app/log.ts'
import { openDoor } from './core/app/open-door.ts'
import type { Clock } from './core/kernel/clock.ts'
import type { NewId } from './core/kernel/ids.ts'
import { schoolDay } from './core/kernel/school-time.ts'
import { deliver, type Post, refreshCard } from './core/knocks/deliver.ts'
import { findDue } from './core/knocks/find-due.ts'
import { foresee } from './core/knocks/foresee.ts'
import type { Messenger } from './core/knocks/knock.ts'
import type { Platform } from './core/people/account.ts'
import { whatToMind } from './core/school/what-to-mind.ts'
import { announceByTheClock, announcements } from './jobs/announce.ts'
import { openQueue, type Work } from './jobs/queue.ts'
import type { Shut } from './practice.ts'
import type { Settings } from './server/environment.ts'
import { openPort } from './server/http.ts'
import { openSchoolFiles } from './server/school-watch.ts'

/** What a house takes from the world, so that a test can bring its own. */
export type Surroundings = { readonly clock: Clock; readonly newId: NewId; readonly log: Log }

/** A running Trajectbot. */
export type House = {
  readonly url: string
  readonly database: Database['kind']
  readonly slack: 'http' | 'socket' | 'off'
  readonly teams: 'on' | 'off'
  readonly practice: 'on' | Shut
  /** Finds what is due by the clock of now, as it is done every minute. */
  readonly findDue: () => Promise<void>
  /** Finishes what was acknowledged and closes everything, in the order in which it leans on each other. */
  readonly close: () => Promise<void>
}

/** On whose wall clock announcements are made. */
const zone = 'Europe/Amsterdam'

/** A front is loaded when it is on: the SDKs are large, and whoever practises waits for none of them. */
const loaded = {
  slack: () => import('./bots/slack/slack-front.ts'),
  teams: () => import('./bots/teams/teams-front.ts'),
  practice: () => import('./practice.ts'),
} as const

/** How long events are remembered, to know a late retry: far beyond the hour in which platforms retry. */
const eventMemory = { hours: 7 * 24 }

/** A house whose schools come from files. */
export type HouseWithSchools = House & {
  /** Reads the school files again. */
  readonly rereadSchools: () => Promise<void>
}

/** Opens the database, keeps the schools of the files, and opens the house on it. */
export const openHouse = async (
  settings: Settings,
  surroundings: Surroundings & { readonly tell: (line: string) => void },
): Promise<HouseWithSchools> => {
  const { databaseUrl, dataDir, schoolFiles } = settings
  const { clock, log, tell } = surroundings
  const database = await openDatabase({ databaseUrl, dataDir, log })
  try {
    const schools = await openSchoolFiles({
      files: schoolFiles,
      keep: async (file) => {
        const { unknown } = await keepChoices(database.client, file, clock())
        return whatToMind(file.choices, unknown, schoolDay(clock(), file.choices.zone))
      },
      tell,
      log,
    })
    try {
      const house = await furnish(database, settings, surroundings)
      return {
        ...house,
        rereadSchools: schools.reread,
        close: async () => {
          await schools.close()
          await house.close()
        },
      }
    } catch (error) {
      await schools.close()
      throw error
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Wires the whole house together on a database and opens its doors. */
export const furnish = async (
  database: Database,
  settings: Settings,
  { clock: realClock, newId, log }: Surroundings,
): Promise<House> => {
  const queue = await openQueue(database.queue, log)
  const beginning =
    settings.practice.is === 'off'
      ? settings.practice.why
      : await (await loaded.practice()).beginPractice(
          database,
          { clock: realClock, newId },
          {
            announcements,
            zone,
            happen: ({ queue: name }) => hands[name](),
            lookAhead: async (name) => (name === 'find-due' ? foresee(store) : () => true),
          },
        )
  const practising = typeof beginning === 'object' ? beginning : undefined
  const clock = practising?.clock.now ?? realClock
  const store = openStore(database.client, { newId, enqueue: queue.enqueue })
  const door = openDoor({ store, clock, newId, log })

  const slack = settings.slack && (await loaded.slack()).openSlackFront(settings.slack, door, log)
  const teams = settings.teams && (await loaded.teams()).openTeamsFront(settings.teams, door, opensOf, log)
  const { publicUrl } = settings
  const browser = practising && (await practising.open(door, { publicUrl, newId, log }))
  const messengers: Readonly<Record<Platform, Messenger | undefined>> = {
    slack: slack?.messenger,
    teams: teams?.messenger,
    browser: browser?.messenger,
  }
  const post: Post = { store, clock, log, messenger: (platform) => messengers[platform] }

  const watch = { ...post, pause: nextTurn }

  const hands: Work = {
    'deliver-knock': ({ school, delivery }) => deliver(post, school, delivery),
    'refresh-card': ({ school, delivery }) => refreshCard(post, school, delivery),
    'nightly-clean-up': async () => {
      const before = clock().subtract(eventMemory)
      for (const school of await store.schools()) {
        await store.forgetEvents(school, before)
        await store.unattended(school, async (tx) =>
          tx.forgetAbsences(schoolDay(clock(), (await tx.schoolChoices()).zone)),
        )
      }
    },
    'find-due': () => findDue(watch),
  }
  await queue.work(hands)
  await practising?.wakeUp()
  const announcing = announceByTheClock(queue, zone, log)
  const port = await openPort(settings.host, settings.port, {
    '/slack/events': slack?.listener,
    '/api/messages': teams?.listener,
    practice: browser?.listener,
    ready: async () => (await database.answers()) && (await queue.ready()),
  })
  await slack?.start()

  return {
    url: port.url,
    database: database.kind,
    slack: slack ? (slack.listener ? 'http' : 'socket') : 'off',
    teams: teams ? 'on' : 'off',
    practice: typeof beginning === 'object' ? 'on' : beginning,
    findDue: () => findDue(watch),
    close: async () => {
      await announcing.stop()
      browser?.stop()
      await port.close()
      await Promise.all([slack?.stop(), teams?.stop()])
      await queue.stop()
      await database.close()
    },
  }
}
