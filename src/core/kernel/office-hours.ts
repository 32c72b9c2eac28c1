import { Temporal } from 'temporal-polyfill'
import { instantAt } from './lesson-hours.ts'
import { isWithin, isWorkDay, type Period, type SchoolTime } from './school-calendar.ts'
import { schoolDay } from './school-time.ts'
import { type Weekday, weekdayOf } from './weekday.ts'

type Open = { readonly from: Temporal.Instant; readonly until: Temporal.Instant }

/** When the office is open on a day: not at all on a weekday without office hours, and on a day nobody works. */
export const officeHoursOn = (choices: SchoolTime, day: Temporal.PlainDate): Open | undefined => {
  const weekday = weekdayOf(day)
  const hours = weekday && choices.officeHours[weekday]
  if (!hours || !isWorkDay(choices, day)) return undefined
  return {
    from: instantAt(day, hours.from, choices.zone),
    until: instantAt(day, hours.until, choices.zone),
  }
}

/** Whether a moment is within office hours. The first minute is, the closing minute no longer. */
export const isOfficeTime = (choices: SchoolTime, at: Temporal.Instant): boolean => {
  const open = officeHoursOn(choices, schoolDay(at, choices.zone))
  return (
    open !== undefined &&
    Temporal.Instant.compare(open.from, at) <= 0 &&
    Temporal.Instant.compare(at, open.until) < 0
  )
}

/** How many minutes of office hours lie between two moments; none when the second comes before the first. */
export const officeMinutesBetween = (
  choices: SchoolTime,
  from: Temporal.Instant,
  until: Temporal.Instant,
): number => {
  const last = schoolDay(until, choices.zone)
  let milliseconds = 0
  for (
    let day = schoolDay(from, choices.zone);
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    const open = officeHoursOn(choices, day)
    if (!open) continue
    const begin = Math.max(from.epochMilliseconds, open.from.epochMilliseconds)
    const end = Math.min(until.epochMilliseconds, open.until.epochMilliseconds)
    milliseconds += Math.max(0, end - begin)
  }
  return milliseconds / 60_000
}

/** Longer than any vacation: a school that opens no more within it does not open again. */
const daysAhead = 366

/** The first moment of office hours at or after a moment; none when the school stays closed. */
export const nextOfficeMoment = (choices: SchoolTime, at: Temporal.Instant): Temporal.Instant | undefined => {
  if (isOfficeTime(choices, at)) return at
  const today = schoolDay(at, choices.zone)
  for (let days = 0; days <= daysAhead; days += 1) {
    const open = officeHoursOn(choices, today.add({ days }))
    if (open && Temporal.Instant.compare(at, open.from) <= 0) return open.from
  }
  return undefined
}

/** When somebody works: on which weekdays (on all when nothing was said), and when not. */
export type WorkingTime = {
  readonly workingDays: readonly Weekday[] | undefined
  readonly absences: readonly Period[]
}

/** Whether somebody works on a day: staff do, it is one of their own days, and they are not absent. */
export const worksOn = (
  choices: Pick<SchoolTime, 'calendar'>,
  { workingDays, absences }: WorkingTime,
  day: Temporal.PlainDate,
): boolean => {
  const weekday = weekdayOf(day)
  if (!isWorkDay(choices, day)) return false
  if (workingDays && weekday && !workingDays.includes(weekday)) return false
  return !absences.some((absence) => isWithin(day, absence))
}

/** Whether somebody is at work at a moment: on a day on which they work, within office hours. */
export const isAtWork = (choices: SchoolTime, person: WorkingTime, at: Temporal.Instant): boolean =>
  isOfficeTime(choices, at) && worksOn(choices, person, schoolDay(at, choices.zone))
