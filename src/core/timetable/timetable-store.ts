import { z } from 'zod'
import type { SchoolId } from '../kernel/ids.ts'
import type { Lesson, TimetableNames } from './lesson.ts'

/** How many lessons a timetable adds, ends, and leaves as they were. */
export const TimetableCounts = z.strictObject({ add: z.int(), end: z.int(), stay: z.int() })
export type TimetableCounts = z.infer<typeof TimetableCounts>

/** What became of a new timetable. `outdated`: somebody or some class that it names is gone by now. */
export const Replaced = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('outdated') }),
  z.strictObject({ is: z.enum(['done', 'undone']), counts: TimetableCounts }),
])
export type Replaced = z.infer<typeof Replaced>

/** Where the timetable of a school is kept. */
export interface TimetableStore {
  /** What a timetable of this school can name. */
  names(school: SchoolId): Promise<TimetableNames>
  /** Puts these lessons in the place of all that were there, in one transaction, which is undone unless it is to be kept. */
  replace(school: SchoolId, lessons: readonly Lesson[], keep: boolean): Promise<Replaced>
}
