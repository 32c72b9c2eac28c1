import { checkDatabase } from '../prisma/check-up.ts'
import type { Database } from '../prisma/database.ts'
import { openInspection } from '../prisma/inspection.ts'
import { openRegisters } from '../prisma/registers.ts'
import { openRosterStore } from '../prisma/roster/roster-store.ts'
import { openTimetableStore } from '../prisma/timetable-store.ts'
import type { Vault } from './core/access/vault.ts'
import type { CheckUp } from './core/app/finding.ts'
import type { Errands } from './core/app/talk.ts'
import { inspectStudent } from './core/inspection/inspect-student.ts'
import type { Clock } from './core/kernel/clock.ts'
import type { NewId } from './core/kernel/ids.ts'
import { checkRegisters } from './core/register/check-registers.ts'
import type { SealKey } from './core/register/seal.ts'
import { takeRoster } from './core/roster/take-roster.ts'
import { takeTimetable } from './core/timetable/take-timetable.ts'
import { readAnchors } from './server/anchor-file.ts'

/** What opens things, where there is a master key. */
export type Keys = { readonly vault?: Vault | undefined; readonly sealKeys?: readonly SealKey[] }

type Surroundings = {
  readonly clock: Clock
  readonly newId: NewId
  /** What has to follow once pupils came in. */
  readonly rosterTaken?: () => Promise<void>
  /** The keys, opened when an errand needs them. */
  readonly keys?: () => Promise<Keys>
  /** Where the seals over the access register are written down. */
  readonly anchorFile?: string
}

/** Everything that the operator can have done from the command line, by the running bot or without one. */
export const errandsOn = (
  database: Database,
  { clock, newId, rosterTaken, keys, anchorFile }: Surroundings,
): Errands => {
  const rosters = openRosterStore(database.client, newId)
  const take = takeRoster(rosters, clock)
  return {
    import: async (talk) => {
      await take(talk)
      await rosterTaken?.()
    },
    timetable: takeTimetable(openTimetableStore(database.client), rosters.schoolFor),
    inspect: inspectStudent(openInspection(database.client), async () => (await keys?.())?.vault, clock),
    'check-registers': checkRegisters(
      openRegisters(database.client, async () => (anchorFile ? readAnchors(anchorFile) : new Map())),
      async () => (await keys?.())?.sealKeys ?? [],
    ),
    'check-up': async (talk) =>
      talk.say({ findings: [...(await checkDatabase(database, clock()))] } satisfies CheckUp),
  }
}
