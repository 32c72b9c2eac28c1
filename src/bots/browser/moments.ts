import { Temporal } from 'temporal-polyfill'
import { instantAt, lessonHoursOn } from '../../core/kernel/lesson-hours.ts'
import { isSchoolDay, type SchoolTime } from '../../core/kernel/school-calendar.ts'
import { schoolDay } from '../../core/kernel/school-time.ts'

/** The moments to which the clock can be put with one press. */
export const momentKeys = ['in-an-hour', 'after-the-lesson', 'morning', 'friday'] as const
export type MomentKey = (typeof momentKeys)[number]

/** Just before the first lesson. */
const early = Temporal.PlainTime.from('08:25')

/** When the week is nearly over. */
const late = Temporal.PlainTime.from('15:00')

/** Longer than any vacation. */
const daysAhead = 90

const daysFrom = (day: Temporal.PlainDate): readonly Temporal.PlainDate[] =>
  Array.from({ length: daysAhead }, (_, days) => day.add({ days }))

/** The end of the lesson that is going on, or of the next one there is; a school without lessons has a day later. */
const afterTheLesson = (now: Temporal.Instant, choices: SchoolTime): Temporal.Instant => {
  for (const day of daysFrom(schoolDay(now, choices.zone))) {
    const next = lessonHoursOn(choices, day).hours.find(
      ({ endsAt }) => Temporal.Instant.compare(endsAt, now) > 0,
    )
    if (next) return next.endsAt
  }
  return now.add({ hours: 24 })
}

const nextMorning = (now: Temporal.Instant, choices: SchoolTime): Temporal.Instant => {
  const tomorrow = schoolDay(now, choices.zone).add({ days: 1 })
  const day = daysFrom(tomorrow).find((one) => isSchoolDay(choices, one)) ?? tomorrow
  return instantAt(day, early, choices.zone)
}

const nextFriday = (now: Temporal.Instant, { zone }: SchoolTime): Temporal.Instant => {
  const today = schoolDay(now, zone)
  const friday = today.add({ days: (5 - today.dayOfWeek + 7) % 7 })
  const at = instantAt(friday, late, zone)
  return Temporal.Instant.compare(at, now) > 0 ? at : instantAt(friday.add({ weeks: 1 }), late, zone)
}

/** Where one press brings the clock, from a moment on. */
export const momentAfter = (key: MomentKey, now: Temporal.Instant, choices: SchoolTime): Temporal.Instant => {
  switch (key) {
    case 'in-an-hour':
      return now.add({ hours: 1 })
    case 'after-the-lesson':
      return afterTheLesson(now, choices)
    case 'morning':
      return nextMorning(now, choices)
    case 'friday':
      return nextFriday(now, choices)
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
