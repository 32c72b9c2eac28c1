import type { Errand, Talk } from '../app/talk.ts'
import type { SchoolId } from '../kernel/ids.ts'
import type { Lesson } from './lesson.ts'
import type { TimetableStore } from './timetable-store.ts'
import { type TimetableOpening, TimetableOrder, TimetableStep } from './timetable-talk.ts'

/** Finds the school of a key; without a key the only one there is. */
export type FindSchool = (
  key: string | undefined,
) => Promise<{ readonly school: SchoolId } | 'none' | 'several'>

const allLessons = async (talk: Talk): Promise<readonly Lesson[] | undefined> => {
  const lessons: Lesson[] = []
  for (;;) {
    const step = await talk.hear(TimetableStep)
    if (step.is === 'all') return lessons
    if (step.is === 'leave') return undefined
    lessons.push(...step.lessons)
  }
}

/**
 * The bot's side of a new timetable. The file was read and checked by the command line; here its lessons are gathered,
 * and take the place of the old ones in one transaction or not at all.
 */
export const takeTimetable =
  (store: TimetableStore, findSchool: FindSchool): Errand =>
  async (talk) => {
    const { school: key, dryRun } = await talk.hear(TimetableOrder)
    const found = await findSchool(key)
    if (found === 'none' || found === 'several')
      return talk.say({ is: 'refused', why: found } satisfies TimetableOpening)
    const names = await store.names(found.school)
    await talk.say({ is: 'open', names } satisfies TimetableOpening)
    const lessons = await allLessons(talk)
    if (lessons) await talk.say(await store.replace(found.school, lessons, !dryRun))
  }
