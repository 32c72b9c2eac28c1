import type { Temporal } from 'temporal-polyfill'
import type { Permit } from '../access/permit.ts'
import type { OwnLesson } from './coming-lessons.ts'

/** The timetable as those see it who teach by it. */
export interface LessonStore {
  /** The lessons somebody gives in a week, and those of a class that they take for somebody else today. */
  ownLessons(permit: Permit<'agreement.list'>, at: Temporal.Instant): Promise<readonly OwnLesson[]>
}
