import type { Log } from '../app/log.ts'
import type { Clock } from '../kernel/clock.ts'
import type { SchoolId } from '../kernel/ids.ts'
import { schoolDay } from '../kernel/school-time.ts'
import { isAlarming } from './roster-counts.ts'
import type { RosterStore } from './roster-store.ts'

/** An import that began longer ago was killed. */
const longestImport = { hours: 6 }

/**
 * Each night: who begins or ends today according to the known roster, does so. When more than a fifth would leave at
 * once, the roster is out of date, and everything stays as it was until a new one comes.
 */
export const followRosters = async (
  store: RosterStore,
  schools: () => Promise<readonly SchoolId[]>,
  clock: Clock,
  log: Log,
): Promise<void> => {
  for (const school of await schools()) {
    const zone = await store.zoneOf(school)
    const at = clock()
    await store.dropBefore(school, at.subtract(longestImport))
    const { is } = await store.follow(
      school,
      { at, today: schoolDay(at, zone) },
      (counts) => !isAlarming(counts),
    )
    if (is === 'undone') log('roster-out-of-date', { outcome: 'nothing-changed' })
  }
}
