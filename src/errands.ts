import { checkDatabase } from '../prisma/check-up.ts'
import type { Database } from '../prisma/database.ts'
import { checkKept } from '../prisma/forgetting/check-up.ts'
import { openForgettingStore } from '../prisma/forgetting/forgetting-store.ts'
import { openRosterStore } from '../prisma/roster/roster-store.ts'
import { openTimetableStore } from '../prisma/timetable-store.ts'
import type { Vault } from './core/access/vault.ts'
import type { CheckUp } from './core/app/finding.ts'
import type { Errands } from './core/app/talk.ts'
import type { Clock } from './core/kernel/clock.ts'
import type { NewId } from './core/kernel/ids.ts'
import { forgetErrand } from './core/retention/forget-errand.ts'
import { takeRoster } from './core/roster/take-roster.ts'
import { takeTimetable } from './core/timetable/take-timetable.ts'
import type { Settings } from './server/environment.ts'

type Surroundings = {
  readonly clock: Clock
  readonly newId: NewId
  /** What has to follow once pupils came in. */
  readonly rosterTaken?: () => Promise<void>
  /** Opens the vault when an errand needs it; without this there is none. */
  readonly openVault?: () => Promise<Vault | undefined>
  readonly keysBackup?: Settings['keysBackup']
}

/** Everything that the operator can have done from the command line, by the running bot or without one. */
export const errandsOn = (
  database: Database,
  { clock, newId, rosterTaken, openVault, keysBackup }: Surroundings,
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
      open: async () => ({
        store: openForgettingStore(database.client),
        vault: await openVault?.(),
        clock,
        newId,
      }),
      copiesForDays: keysBackup?.days,
    }),
    timetable: takeTimetable(openTimetableStore(database.client), rosters.schoolFor),
    'check-up': async (talk) =>
      talk.say({
        findings: [
          ...(await checkDatabase(database, clock())),
          // A vault that does not open was told of already.
          ...(await checkKept(database, await openVault?.().catch(() => undefined))),
        ],
      } satisfies CheckUp),
  }
}
