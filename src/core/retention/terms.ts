import { Temporal } from 'temporal-polyfill'
import { schoolYearOf } from '../kernel/school-calendar.ts'
import type { SchoolChoices } from '../school/school-choices.ts'

/** Whoever left is not forgotten sooner than this, whatever the school chose: a roster can be mistaken. */
const grace = { days: 14 } as const

/** Up to which moment what is kept is past its term. */
export type Terms = {
  /** Pupils who left before this are forgotten, whether or not there ever was anything to support. */
  readonly pupilsLeft: Temporal.Instant
  /** Requests that were answered, closed or withdrawn before this. */
  readonly requestsOver: Temporal.Instant
  /** Requests on which nothing happened any more since this, whatever became of them. */
  readonly requestsStuck: Temporal.Instant
  readonly drafts: Temporal.Instant
}

/** The terms as they stand on a day. A term of days or years ends at midnight on the school's wall clock. */
export const termsOn = (
  today: Temporal.PlainDate,
  { zone, retention }: Pick<SchoolChoices, 'zone' | 'retention'>,
): Terms => {
  const begin = (day: Temporal.PlainDate): Temporal.Instant => day.toZonedDateTime(zone).toInstant()
  const years = today.subtract({ years: retention.supportYears })
  const [left = years] = [years, today.subtract(grace)].toSorted(Temporal.PlainDate.compare)
  const yearBegan = new Temporal.PlainDate(schoolYearOf(today), 8, 1)
  const untilEndOfYear = retention.adviceUntilEndOfSchoolYear
  return {
    pupilsLeft: begin(left),
    requestsOver: begin(untilEndOfYear ? yearBegan : years),
    requestsStuck: begin(untilEndOfYear ? yearBegan.subtract({ years: 1 }) : years.subtract({ years: 1 })),
    drafts: begin(today.subtract({ days: retention.draftDays })),
  }
}
