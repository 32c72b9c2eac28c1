import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database } from '../prisma/database.ts'
import { openRegisterChain } from '../prisma/register-chain.ts'
import { openRosterStore } from '../prisma/roster/roster-store.ts'
import { openStore } from '../prisma/store.ts'
import { openSlipBox } from '../prisma/stores/slip.store.ts'
import type { Vault } from './core/access/vault.ts'
import { opensOf } from './core/app/catalogue.ts'
import type { Log } from './core/app/log.ts'
import { openDoor } from './core/app/open-door.ts'
import type { Clock } from './core/kernel/clock.ts'
import type { NewId } from './core/kernel/ids.ts'
import { deliver, type Post, refreshCard } from './core/knocks/deliver.ts'
import { findDue } from './core/knocks/find-due.ts'
import { foresee } from './core/knocks/foresee.ts'
import type { Messenger } from './core/knocks/knock.ts'
import type { Platform } from './core/people/account.ts'
import type { NewCode } from './core/people/link-code.ts'
import type { SealKey } from './core/register/seal.ts'
import { type Sealing, sealRegister } from './core/register/seal-register.ts'
import { followRosters } from './core/roster/follow-rosters.ts'
import { announceByTheClock, announcements } from './jobs/announce.ts'
import { keepDoing } from './jobs/keep-doing.ts'
import { openQueue, type Work } from './jobs/queue.ts'
import { openNight } from './night.ts'
import { openPaperListener } from './paper/paper-listener.ts'
import { openSlips } from './paper/slip.ts'
import type { Shut } from './practice.ts'
import { anchorFile } from './server/anchor-file.ts'
import type { Settings } from './server/environment.ts'
import { openPort } from './server/http.ts'
import { openMetrics } from './server/metrics.ts'
import { fillVault, takeIntoUse } from './vault/fill-vault.ts'

/** What a house takes from the world, so that a test can bring its own. */
export type Surroundings = {
  readonly clock: Clock
  readonly newId: NewId
  readonly newCode: NewCode
  readonly log: Log
  /** Where trajectories are locked away; without it they are off. */
  readonly vault?: Vault | undefined
  /** What the access register is sealed with; without it it is kept, not sealed. */
  readonly sealKey?: SealKey | undefined
}

/** A running Trajectbot. */
export type House = {
  readonly url: string
  readonly database: Database['kind']
  readonly slack: 'http' | 'socket' | 'off'
  readonly teams: 'on' | 'off'
  readonly practice: 'on' | Shut
  /** Whether there is a vault, so that there can be trajectories. */
  readonly trajectories: 'on' | 'off'
  /** Gives every pupil of the roster a place in the vault, as is done every night. */
  readonly fillVault: () => Promise<void>
  /** Finds what is due by the clock of now, as it is done every minute. */
  readonly findDue: () => Promise<void>
  /** Finishes what was acknowledged and closes everything, in the order in which it leans on each other. */
  readonly close: () => Promise<void>
}

/** On whose wall clock announcements are made. */
const zone = 'Europe/Amsterdam'

/** Milliseconds between two looks for rows that wait for a seal, so that none waits for ten seconds. */
const sealPause = 1000

/** A front is loaded when it is on: the SDKs are large, and whoever practises waits for none of them. */
const loaded = {
  slack: () => import('./bots/slack/slack-front.ts'),
  teams: () => import('./bots/teams/teams-front.ts'),
  practice: () => import('./practice.ts'),
} as const

/** Wires the whole house together on a database and opens its doors. */
export const furnish = async (
  database: Database,
  settings: Settings,
  { clock: realClock, newId, newCode, log: lines, vault, sealKey }: Surroundings,
): Promise<House> => {
  const metrics = openMetrics()
  const log = metrics.counted(lines)
  const queue = await openQueue(database.queue, log)
  const beginning =
    settings.practice.is === 'off'
      ? settings.practice.why
      : await (await loaded.practice()).beginPractice(
          database,
          { clock: realClock, newId, vault },
          {
            announcements,
            zone,
            happen: ({ queue: name }) => hands[name](),
            lookAhead: async (name) => (name === 'find-due' ? foresee(store) : () => true),
          },
        )
  const practising = typeof beginning === 'object' ? beginning : undefined
  const clock = practising?.clock.now ?? realClock
  const store = openStore(database.client, { newId, enqueue: queue.enqueue, ask: database.ask })
  const fill = async (): Promise<void> => {
    if (vault) await fillVault(vault, store, log)
  }
  if (vault) await takeIntoUse(vault, store)
  // Before anybody can ask: a pupil without a locker would take other work than one who has one.
  await fill()
  const { publicUrl } = settings
  // Without an address of its own, only whoever practises on this machine can open one of ours.
  const address = (): string | undefined => publicUrl ?? (practising ? port.url : undefined)
  const makeSlip = openSlips(address)
  const door = metrics.timed(openDoor({ store, clock, newId, newCode, log, vault, makeSlip }))

  const slack = settings.slack && (await loaded.slack()).openSlackFront(settings.slack, door, log)
  const teams = settings.teams && (await loaded.teams()).openTeamsFront(settings.teams, door, opensOf, log)
  const browser = practising && (await practising.open(door, { publicUrl, newId, log }))
  const messengers: Readonly<Record<Platform, Messenger | undefined>> = {
    slack: slack?.messenger,
    teams: teams?.messenger,
    browser: browser?.messenger,
  }
  const profiles = { slack: slack?.profile, teams: teams?.profile, browser: undefined }
  const post: Post = { store, clock, log, messenger: (platform) => messengers[platform] }

  const sealing: Sealing = {
    chain: openRegisterChain(database.client, sealKey),
    anchors: anchorFile(settings.anchorFile),
    clock,
    log,
    pause: nextTurn,
  }
  const watch = { ...post, pause: nextTurn }

  const night = openNight({
    database,
    store,
    clock,
    realClock,
    newId,
    log,
    vault,
    fillVault: fill,
    sealing,
    settings,
    profile: async (address) => profiles[address.platform]?.(address),
  })
  const hands: Work = {
    'deliver-knock': ({ school, delivery }) => deliver(post, school, delivery),
    'refresh-card': ({ school, delivery }) => refreshCard(post, school, delivery),
    'nightly-clean-up': night,
    'follow-rosters': async () => {
      await followRosters(openRosterStore(database.client, newId), store.schools, clock, log)
      await fill()
    },
    'find-due': () => findDue(watch),
  }
  await queue.work(hands)
  metrics.watch('trajectbot_knocks_waiting', 'Knocks that were decided and wait to be delivered.', () =>
    queue.waiting('deliver-knock'),
  )
  await practising?.wakeUp()
  const seal = (): Promise<void> => sealRegister(sealing)
  const sealer = keepDoing(seal, { pause: sealPause, event: 'seal-failed', log })
  const announcing = announceByTheClock(queue, zone, log)
  const port = await openPort(settings.host, settings.port, {
    '/slack/events': slack?.listener,
    '/api/messages': teams?.listener,
    practice: browser?.listener,
    paper: openPaperListener(openSlipBox(database.client), clock),
    ready: async () => (await database.answers()) && (await queue.ready()),
    metrics: metrics.page,
  })
  await slack?.start()

  return {
    url: port.url,
    database: database.kind,
    slack: slack ? (slack.listener ? 'http' : 'socket') : 'off',
    teams: teams ? 'on' : 'off',
    practice: typeof beginning === 'object' ? 'on' : beginning,
    trajectories: vault ? 'on' : 'off',
    fillVault: fill,
    findDue: () => findDue(watch),
    close: async () => {
      await announcing.stop()
      browser?.stop()
      await port.close()
      await Promise.all([slack?.stop(), teams?.stop()])
      await queue.stop()
      await sealer.stop()
      // What was written last is sealed before the lights go out; what cannot be, is when they go on again.
      await seal().catch(() => log('seal-failed', {}))
      await database.close()
    },
  }
}
