import type { Temporal } from 'temporal-polyfill'
import { isAtWork, nextOfficeMoment, type WorkingTime } from './office-hours.ts'
import type { SchoolTime } from './school-calendar.ts'
import { schoolDay } from './school-time.ts'

/** Whoever is away for longer than this is not waited for. */
const daysAhead = 366

/** The first moment at or after a moment at which somebody is at work; none when they do not come back. */
export const nextAtWork = (
  choices: SchoolTime,
  person: WorkingTime,
  at: Temporal.Instant,
): Temporal.Instant | undefined => {
  const last = at.add({ hours: 24 * daysAhead })
  let moment = nextOfficeMoment(choices, at)
  while (moment && moment.epochMilliseconds < last.epochMilliseconds) {
    if (isAtWork(choices, person, moment)) return moment
    const tomorrow = schoolDay(moment, choices.zone).add({ days: 1 })
    moment = nextOfficeMoment(choices, tomorrow.toZonedDateTime(choices.zone).toInstant())
  }
  return undefined
}
