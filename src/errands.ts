import { checkDatabase } from '../prisma/check-up.ts'
import type { Database } from '../prisma/database.ts'
import { openRosterStore } from '../prisma/roster/roster-store.ts'
import { openTimetableStore } from '../prisma/timetable-store.ts'
import type { CheckUp } from './core/app/finding.ts'
import type { Errands } from './core/app/talk.ts'
import type { Clock } from './core/kernel/clock.ts'
import type { NewId } from './core/kernel/ids.ts'
import { takeRoster } from './core/roster/take-roster.ts'
import { takeTimetable } from './core/timetable/take-timetable.ts'

/** Everything that the operator can have done from the command line, by the running bot or without one. */
export const errandsOn = (
  database: Database,
  { clock, newId }: { readonly clock: Clock; readonly newId: NewId },
): Errands => {
  const rosters = openRosterStore(database.client, newId)
  return {
    import: takeRoster(rosters, clock),
    timetable: takeTimetable(openTimetableStore(database.client), rosters.schoolFor),
    'check-up': async (talk) =>
      talk.say({ findings: [...(await checkDatabase(database, clock()))] } satisfies CheckUp),
  }
}
