import type { OwnPupil } from '../access/search.ts'
import type { ViewContext } from '../app/use-case.ts'
import type { StudentId } from '../kernel/ids.ts'
import { dayInWords } from '../kernel/school-time.ts'
import { studentName } from '../students/student.ts'
import type { ComingLesson } from '../timetable/coming-lessons.ts'
import type { Block, Item } from '../view/block.ts'
import type { Panel } from '../view/view.ts'
import { agreementText } from './agreement.text.ts'

/** My pupils, my lessons that come, and for whom something is there that I did not read. */
export type OwnPupils = {
  readonly pupils: readonly OwnPupil[]
  readonly lessons: readonly ComingLesson[]
  readonly unread: ReadonlySet<StudentId>
}

/** Pupils in the order in which they are needed; each stands once, where they come first. */
type Group = { readonly heading: string | undefined; readonly pupils: readonly OwnPupil[] }

const groupsOf = (
  { pupils, lessons, unread }: OwnPupils,
  { locale }: Pick<ViewContext, 'locale'>,
): readonly Group[] => {
  const words = agreementText[locale]
  const left = new Set(pupils)
  const take = (heading: string | undefined, which: (pupil: OwnPupil) => boolean): Group => {
    const taken = [...left].filter(which)
    for (const pupil of taken) left.delete(pupil)
    return { heading, pupils: taken }
  }
  const changed = take(words.changed, ({ student }) => unread.has(student.id))
  const coming = lessons.map((lesson) => {
    const { hour, day, className, at, room } = lesson
    const begins = at.from.toString({ smallestUnit: 'minute' })
    const heading = [words.hour(hour, begins), className, room, dayInWords(day, locale)]
    return take(heading.filter(Boolean).join(' · '), ({ classes }) => classes.includes(lesson.class))
  })
  const others = take(undefined, () => true)
  return [changed, ...coming, others].filter((group) => group.pupils.length > 0)
}

/** Mine: what changed first, then the pupils of the lessons that come, then the others. */
export const ownPupilsPanel = (own: OwnPupils, context: ViewContext): Panel => {
  const { locale } = context
  const words = agreementText[locale]
  const item = ({ student }: OwnPupil): Item => ({
    title: studentName(student),
    detail: own.unread.has(student.id) ? words.changedDetail : student.classes.join(' · '),
    open: { label: words.button.view, command: 'agreement.show', args: { student: student.id } },
  })
  const groups = groupsOf(own, context)
  const body = groups.flatMap(({ heading, pupils }): Block[] => [
    ...(heading || groups.length > 1 ? [{ kind: 'heading', text: heading ?? words.others } as const] : []),
    { kind: 'list', items: pupils.map(item) },
  ])
  return {
    kind: 'panel',
    title: words.title.mine,
    body: [
      ...body,
      ...(groups.length === 0 ? [{ kind: 'text', text: words.noPupils } as const] : []),
      { kind: 'hint', text: words.ask },
    ],
    buttons: [],
  }
}
