import { Temporal } from 'temporal-polyfill'
import type { ClassId } from '../kernel/ids.ts'
import { type LessonHour, lessonHoursOn } from '../kernel/lesson-hours.ts'
import { type SchoolTime, weekLetter } from '../kernel/school-calendar.ts'
import { schoolDay } from '../kernel/school-time.ts'
import { weekdayOf } from '../kernel/weekday.ts'
import type { Lesson } from './lesson.ts'

/** A lesson of somebody's week, with the name of its class. */
export type OwnLesson = Omit<Lesson, 'person'> & { readonly class: ClassId; readonly className: string }

/** A lesson that is yet to end, on its day. */
export type ComingLesson = OwnLesson & { readonly day: Temporal.PlainDate; readonly at: LessonHour }

/** How far ahead lessons are looked for: beyond the longest vacation. */
const daysAhead = 60

const isGivenOn = (lesson: OwnLesson, day: Temporal.PlainDate, letter: 'A' | 'B' | undefined): boolean =>
  lesson.weekday === weekdayOf(day) &&
  (lesson.week === null || letter === undefined || lesson.week === letter) &&
  (lesson.from === null || Temporal.PlainDate.compare(lesson.from, day) <= 0) &&
  (lesson.until === null || Temporal.PlainDate.compare(day, lesson.until) <= 0)

/** The lessons of a week that fall on a day, in the order of their hours. */
export const lessonsOn = (
  choices: SchoolTime,
  lessons: readonly OwnLesson[],
  day: Temporal.PlainDate,
): readonly ComingLesson[] => {
  const letter = weekLetter(choices, day)
  const given = lessons.filter((lesson) => isGivenOn(lesson, day, letter))
  return lessonHoursOn(choices, day).hours.flatMap((at) =>
    given.filter(({ hour }) => hour === at.hour).map((lesson) => ({ ...lesson, day, at })),
  )
}

/** The lessons of today that are not over, or else those of the next day that has any. */
export const comingLessons = (
  choices: SchoolTime,
  lessons: readonly OwnLesson[],
  now: Temporal.Instant,
): readonly ComingLesson[] => {
  const today = schoolDay(now, choices.zone)
  for (let days = 0; days < daysAhead && lessons.length > 0; days += 1) {
    const coming = lessonsOn(choices, lessons, today.add({ days })).filter(
      ({ at }) => Temporal.Instant.compare(at.endsAt, now) > 0,
    )
    if (coming.length > 0) return coming
  }
  return []
}
