import { setImmediate as nextTurn } from 'node:timers/promises'
import { checkDatabase } from '../prisma/check-up.ts'
import type { Database } from '../prisma/database.ts'
import { checkKept } from '../prisma/forgetting/check-up.ts'
import { openForgettingStore } from '../prisma/forgetting/forgetting-store.ts'
import { openInspection } from '../prisma/inspection.ts'
import { openRegisterChain } from '../prisma/register-chain.ts'
import { openRegisters } from '../prisma/registers.ts'
import { openRosterStore } from '../prisma/roster/roster-store.ts'
import { openTimetableStore } from '../prisma/timetable-store.ts'
import type { Vault } from './core/access/vault.ts'
import type { CheckUp } from './core/app/finding.ts'
import type { Log } from './core/app/log.ts'
import type { Errands } from './core/app/talk.ts'
import { inspectStudent } from './core/inspection/inspect-student.ts'
import type { Clock } from './core/kernel/clock.ts'
import type { NewId } from './core/kernel/ids.ts'
import { checkRegisters } from './core/register/check-registers.ts'
import { forgetInRegister } from './core/register/forget-in-register.ts'
import type { SealKey } from './core/register/seal.ts'
import { forgetErrand } from './core/retention/forget-errand.ts'
import type { Forgetting } from './core/retention/forget-pupil.ts'
import { takeRoster } from './core/roster/take-roster.ts'
import { takeTimetable } from './core/timetable/take-timetable.ts'
import { anchorFile as openAnchorFile, readAnchors } from './server/anchor-file.ts'
import type { Settings } from './server/environment.ts'

/** What opens things, where there is a master key. */
export type Keys = { readonly vault?: Vault | undefined; readonly sealKeys?: readonly SealKey[] }

type Surroundings = {
  readonly clock: Clock
  readonly newId: NewId
  /** What has to follow once pupils came in. */
  readonly rosterTaken?: () => Promise<void>
  /** The keys, opened when an errand needs them. */
  readonly keys?: () => Promise<Keys>
  readonly keysBackup?: Settings['keysBackup']
  /** Where the seals over the access register are written down. */
  readonly anchorFile?: string
  readonly log?: Log
}

/** Everything that the operator can have done from the command line, by the running bot or without one. */
export const errandsOn = (
  database: Database,
  { clock, newId, rosterTaken, keys, keysBackup, anchorFile, log = () => undefined }: Surroundings,
): Errands => {
  const rosters = openRosterStore(database.client, newId)
  const take = takeRoster(rosters, clock)
  return {
    import: async (talk) => {
      await take(talk)
      await rosterTaken?.()
    },
    forget: forgetErrand({
      schoolFor: rosters.schoolFor,
      open: async () => {
        const { vault, sealKeys: [sealKey] = [] } = (await keys?.()) ?? {}
        const chain = openRegisterChain(database.client, sealKey)
        const anchors = anchorFile ? openAnchorFile(anchorFile) : { keep: async () => undefined }
        const sealing = { chain, anchors, clock, log, pause: nextTurn }
        const takeOut: Forgetting['takeOut'] = (school, students) =>
          forgetInRegister(sealing, school, students)
        return { store: openForgettingStore(database.client), vault, takeOut, clock, newId }
      },
      copiesForDays: keysBackup?.days,
    }),
    timetable: takeTimetable(openTimetableStore(database.client), rosters.schoolFor),
    inspect: inspectStudent(openInspection(database.client), async () => (await keys?.())?.vault, clock),
    'check-registers': checkRegisters(
      openRegisters(database.client, async () => (anchorFile ? readAnchors(anchorFile) : new Map())),
      async () => (await keys?.())?.sealKeys ?? [],
    ),
    'check-up': async (talk) =>
      talk.say({
        findings: [
          ...(await checkDatabase(database, clock())),
          // A vault that does not open was told of already.
          ...(await checkKept(database, (await keys?.().catch(() => undefined))?.vault)),
        ],
      } satisfies CheckUp),
  }
}
