import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database } from '../prisma/database.ts'
import { openRosterStore } from '../prisma/roster/roster-store.ts'
import { openStore } from '../prisma/store.ts'
import { openSlackFront } from './bots/slack/slack-front.ts'
import { openTeamsFront } from './bots/teams/teams-front.ts'
import { opensOf } from './core/app/catalogue.ts'
import { cleanUp } from './core/app/clean-up.ts'
import type { Log } from './core/app/log.ts'
import { openDoor } from './core/app/open-door.ts'
import type { Clock } from './core/kernel/clock.ts'
import type { NewId } from './core/kernel/ids.ts'
import { deliver, type Post, refreshCard } from './core/knocks/deliver.ts'
import { findDue } from './core/knocks/find-due.ts'
import type { Messenger } from './core/knocks/knock.ts'
import type { Platform } from './core/people/account.ts'
import type { NewCode } from './core/people/link-code.ts'
import { followRosters } from './core/roster/follow-rosters.ts'
import { announceByTheClock } from './jobs/announce.ts'
import { openQueue } from './jobs/queue.ts'
import type { Settings } from './server/environment.ts'
import { openPort } from './server/http.ts'
import { openMetrics } from './server/metrics.ts'

/** What a house takes from the world, so that a test can bring its own. */
export type Surroundings = {
  readonly clock: Clock
  readonly newId: NewId
  readonly newCode: NewCode
  readonly log: Log
}

/** A running Trajectbot. */
export type House = {
  readonly url: string
  readonly database: Database['kind']
  readonly slack: 'http' | 'socket' | 'off'
  readonly teams: 'on' | 'off'
  /** Finds what is due by the clock of now, as it is done every minute. */
  readonly findDue: () => Promise<void>
  /** Finishes what was acknowledged and closes everything, in the order in which it leans on each other. */
  readonly close: () => Promise<void>
}

/** Wires the whole house together on a database and opens its doors. */
export const furnish = async (
  database: Database,
  settings: Settings,
  { clock, newId, newCode, log: lines }: Surroundings,
): Promise<House> => {
  const metrics = openMetrics()
  const log = metrics.counted(lines)
  const queue = await openQueue(database.queue, log)
  const store = openStore(database.client, { newId, enqueue: queue.enqueue })
  const door = metrics.timed(openDoor({ store, clock, newId, newCode, log }))

  const slack = settings.slack && openSlackFront(settings.slack, door, log)
  const teams = settings.teams && openTeamsFront(settings.teams, door, opensOf, log)
  const messengers: Readonly<Record<Platform, Messenger | undefined>> = {
    slack: slack?.messenger,
    teams: teams?.messenger,
  }
  const profiles = { slack: slack?.profile, teams: teams?.profile }
  const post: Post = { store, clock, log, messenger: (platform) => messengers[platform] }

  const watch = { ...post, pause: nextTurn }

  await queue.work({
    'deliver-knock': ({ school, delivery }) => deliver(post, school, delivery),
    'refresh-card': ({ school, delivery }) => refreshCard(post, school, delivery),
    'nightly-clean-up': () =>
      cleanUp({ store, clock, log, profile: async (address) => profiles[address.platform]?.(address) }),
    'follow-rosters': () => followRosters(openRosterStore(database.client, newId), store.schools, clock, log),
    'find-due': () => findDue(watch),
  })
  metrics.watch('trajectbot_knocks_waiting', 'Knocks that were decided and wait to be delivered.', () =>
    queue.waiting('deliver-knock'),
  )
  const announcements = announceByTheClock(queue, 'Europe/Amsterdam', log)
  const port = await openPort(settings.host, settings.port, {
    '/slack/events': slack?.listener,
    '/api/messages': teams?.listener,
    ready: async () => (await database.answers()) && (await queue.ready()),
    metrics: metrics.page,
  })
  await slack?.start()

  return {
    url: port.url,
    database: database.kind,
    slack: slack ? (slack.listener ? 'http' : 'socket') : 'off',
    teams: teams ? 'on' : 'off',
    findDue: () => findDue(watch),
    close: async () => {
      await announcements.stop()
      await port.close()
      await Promise.all([slack?.stop(), teams?.stop()])
      await queue.stop()
      await database.close()
    },
  }
}
