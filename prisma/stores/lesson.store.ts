import { ClassId } from '../../src/core/kernel/ids.ts'
import { Lesson } from '../../src/core/timetable/lesson.ts'
import type { LessonStore } from '../../src/core/timetable/lesson-store.ts'
import { dateOf } from './access.store.ts'
import type { PrismaTx } from './transaction.ts'

const Given = Lesson.omit({ person: true })
const isoDay = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null

/** The timetable as those see it who teach by it. */
export const lessonStore = (tx: PrismaTx): LessonStore => ({
  ownLessons: async ({ school, actor }, at) => {
    const now = dateOf(at)
    const substituted = {
      substitutes: { some: { personId: actor, since: { lte: now }, until: { gt: now } } },
    }
    const rows = await tx.lesson.findMany({
      where: {
        schoolId: school,
        class: { endedAt: null },
        OR: [{ personId: actor }, { class: substituted }],
      },
      include: { class: { select: { name: true } } },
    })
    return rows.map(({ classId, class: { name }, weekday, hour, week, subject, room, fromDay, untilDay }) => {
      const [from, until] = [isoDay(fromDay), isoDay(untilDay)]
      const lesson = Given.parse({ class: classId, weekday, hour, week, subject, room, from, until })
      return { ...lesson, class: ClassId.parse(classId), className: name }
    })
  },
})
