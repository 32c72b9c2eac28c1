import type { Temporal } from 'temporal-polyfill'
import { isSchoolDay, type SchoolTime } from './school-calendar.ts'

/** One lesson hour of one day. The clock times are the school's; the instants are derived from them. */
export type LessonHour = {
  /** What people call it: the third hour is 3. */
  readonly hour: number
  readonly from: Temporal.PlainTime
  readonly until: Temporal.PlainTime
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
}

/** The lesson hours of a day, and by which bell schedule. */
export type LessonHours = {
  readonly timetable: 'regular' | 'shortened' | 'none'
  readonly hours: readonly LessonHour[]
}

/** A moment on the school's wall clock as an instant. A time that the spring change skips is taken an hour later. */
export const instantAt = (
  day: Temporal.PlainDate,
  time: Temporal.PlainTime,
  zone: string,
): Temporal.Instant => day.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant()

/** The lesson hours of a day, in their order; none on a day without lessons. */
export const lessonHoursOn = (choices: SchoolTime, day: Temporal.PlainDate): LessonHours => {
  if (!isSchoolDay(choices, day)) return { timetable: 'none', hours: [] }
  const shortened = choices.calendar.shortenedDays.some((one) => one.equals(day))
  const timetable = shortened ? 'shortened' : 'regular'
  return {
    timetable,
    hours: choices.bells[timetable].map(({ hour, from, until }) => ({
      hour,
      from,
      until,
      startsAt: instantAt(day, from, choices.zone),
      endsAt: instantAt(day, until, choices.zone),
    })),
  }
}
