import { Temporal } from 'temporal-polyfill'

/** The moments to which the clock can be put with one press. */
export const momentKeys = ['in-an-hour', 'after-the-lesson', 'morning', 'friday'] as const
export type MomentKey = (typeof momentKeys)[number]

/** The end of each lesson hour, on the school's own clock. */
export type LessonEnds = readonly Temporal.PlainTime[]

const isSchoolDay = (day: Temporal.PlainDate): boolean => day.dayOfWeek <= 5

const nextSchoolDay = (day: Temporal.PlainDate): Temporal.PlainDate => {
  const next = day.add({ days: 1 })
  return isSchoolDay(next) ? next : nextSchoolDay(next)
}

const afterTheLesson = (now: Temporal.PlainDateTime, ends: LessonEnds): Temporal.PlainDateTime => {
  const today = now.toPlainDate()
  const later = ends.find((end) => Temporal.PlainTime.compare(end, now.toPlainTime()) > 0)
  if (isSchoolDay(today) && later) return today.toPlainDateTime(later)
  return nextSchoolDay(today).toPlainDateTime(ends[0] ?? Temporal.PlainTime.from('09:20'))
}

const nextFriday = (now: Temporal.PlainDateTime): Temporal.PlainDateTime => {
  const days = (5 - now.dayOfWeek + 7) % 7
  const friday = now.toPlainDate().add({ days }).toPlainDateTime(Temporal.PlainTime.from('15:00'))
  return Temporal.PlainDateTime.compare(friday, now) > 0 ? friday : friday.add({ weeks: 1 })
}

/** Where one press brings the clock, from a moment on. */
export const momentAfter = (
  key: MomentKey,
  now: Temporal.Instant,
  zone: string,
  ends: LessonEnds,
): Temporal.Instant => {
  const local = now.toZonedDateTimeISO(zone).toPlainDateTime()
  const instant = (at: Temporal.PlainDateTime): Temporal.Instant => at.toZonedDateTime(zone).toInstant()
  switch (key) {
    case 'in-an-hour':
      return now.add({ hours: 1 })
    case 'after-the-lesson':
      return instant(afterTheLesson(local, ends))
    case 'morning':
      return instant(nextSchoolDay(local.toPlainDate()).toPlainDateTime(Temporal.PlainTime.from('08:25')))
    case 'friday':
      return instant(nextFriday(local))
  }
}

/** How far the clock goes at most in one go. */
const farthest = { days: 31 }

/** A moment from the field for dates and times; nothing when it is none, lies behind, or too far ahead. */
export const momentTyped = (
  text: string,
  now: Temporal.Instant,
  zone: string,
): Temporal.Instant | undefined => {
  let at: Temporal.Instant
  try {
    at = Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant()
  } catch {
    return undefined
  }
  const last = now.toZonedDateTimeISO(zone).add(farthest).toInstant()
  return Temporal.Instant.compare(at, now) > 0 && Temporal.Instant.compare(at, last) <= 0 ? at : undefined
}
