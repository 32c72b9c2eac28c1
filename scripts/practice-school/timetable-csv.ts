import { subjects } from './classes.ts'
import { stringify } from './csv.ts'
import type { Lesson } from './timetable.ts'

const weekdays = ['ma', 'di', 'wo', 'do', 'vr']

/** The week as CSV, in the columns of docs/timetable.md. */
export const timetableCsvOf = (lessons: readonly Lesson[]): string =>
  stringify(
    lessons
      .toSorted(
        (one, other) => one.day - other.day || one.hour - other.hour || (one.group < other.group ? -1 : 1),
      )
      .map(({ group, teacher, subject, day, hour, week, room }) => ({
        class: group,
        teacher: teacher.email,
        weekday: weekdays[day - 1],
        hour,
        week,
        subject: subjects[subject],
        room,
      })),
  )
