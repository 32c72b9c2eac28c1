import type { Permit } from '../access/permit.ts'
import { whyBlock } from '../access/why-block.ts'
import type { ViewContext } from '../app/use-case.ts'
import { dateInWords } from '../kernel/school-time.ts'
import { type Student, studentName } from '../students/student.ts'
import { trajectoryText } from '../trajectories/trajectory.text.ts'
import type { Block } from '../view/block.ts'
import type { Button } from '../view/button.ts'
import type { Panel } from '../view/view.ts'
import { agreementText } from './agreement.text.ts'
import type { AgreementToRead, Terms } from './agreement.ts'
import { disclosedBecause } from './disclosure.ts'

/** What somebody looked up about one pupil. */
export type LookedUp = {
  readonly because: Permit['because']
  readonly student: Student
  readonly agreements: readonly AgreementToRead[]
}

/** The kind of an agreement and how long it holds, on one line. */
export const termsLine = (terms: Terms, { locale }: Pick<ViewContext, 'locale'>): string => {
  const words = agreementText[locale]
  return [
    words.kind[terms.kind],
    words.valid(
      dateInWords(terms.validFrom, locale),
      terms.validUntil && dateInWords(terms.validUntil, locale),
    ),
    terms.subjects.length > 0 ? terms.subjects.join(', ') : words.allSubjects,
  ].join(' · ')
}

/** Who a panel is about: for the eyes of who opened it. */
export const studentHeading = (student: Student): Block => ({
  kind: 'heading',
  text: [studentName(student), ...student.classes].join(' · '),
})

/** What a colleague has to know of one pupil. It is the same for a pupil without a trajectory, down to the last word. */
export const agreementsPanel = ({ because, student, agreements }: LookedUp, context: ViewContext): Panel => {
  const { locale } = context
  const words = agreementText[locale]
  const args = { student: student.id }
  const unread = agreements.some(({ read }) => !read)
  const buttons: Button[] = []
  if (unread && because !== 'trajectory-worker' && because !== 'coordinator' && because !== 'emergency')
    buttons.push({ label: words.button.read, command: 'agreement.mark-read', args, style: 'primary' })
  if (disclosedBecause(because).that)
    buttons.push({ label: trajectoryText[locale].button.show, command: 'trajectory.show', args })
  return {
    kind: 'panel',
    title: words.title.agreements,
    body: [
      studentHeading(student),
      ...(agreements.length === 0 ? [{ kind: 'text', text: words.none } as const] : []),
      ...agreements.flatMap(({ terms, read }): Block[] => [
        { kind: 'text', text: terms.sentence },
        { kind: 'hint', text: [termsLine(terms, context), ...(read ? [words.read] : [])].join(' · ') },
      ]),
      whyBlock({ because }, locale),
    ],
    buttons,
  }
}
