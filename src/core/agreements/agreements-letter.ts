import type { Temporal } from 'temporal-polyfill'
import { dateInWords } from '../kernel/school-time.ts'
import { type Student, studentName } from '../students/student.ts'
import { Area, type Trajectory } from '../trajectories/trajectory.ts'
import type { Letter, Part } from '../view/letter.ts'
import type { Agreement, Terms } from './agreement.ts'
import { letterText as words } from './letter.text.ts'

/** What stands in the letter. */
export type ForLetter = {
  readonly student: Student
  readonly trajectory: Trajectory
  readonly agreements: readonly Agreement[]
  readonly today: Temporal.PlainDate
}

const inDutch = (day: Temporal.PlainDate): string => dateInWords(day, 'nl')

const sentenceOf = (
  { sentence, subjects, validFrom, validUntil }: Terms,
  today: Temporal.PlainDate,
): string =>
  [
    sentence,
    ...(subjects.length > 0 ? [words.subjects(subjects.join(', '))] : []),
    ...(validFrom.since(today).sign > 0 ? [words.from(inDutch(validFrom))] : []),
    ...(validUntil ? [words.until(inDutch(validUntil))] : []),
  ].join(' ')

/** What holds now or will: nothing that was only proposed, nothing that is over. */
const standing = ({ agreements, today }: ForLetter): readonly string[] =>
  agreements
    .filter(({ status, terms: { validUntil } }) => {
      const isOver = validUntil !== undefined && validUntil.since(today).sign < 0
      return status === 'confirmed' && !isOver
    })
    .map(({ terms }) => sentenceOf(terms, today))

const section = (heading: string, ...parts: readonly Part[]): readonly Part[] => [
  { kind: 'heading', text: heading },
  ...parts,
]

const spoken = (heading: string, text: string): readonly Part[] =>
  text === '' ? [] : section(heading, { kind: 'text', text })

const goals = ({ contents }: Trajectory): readonly Part[] => {
  const items = Area.options.flatMap((area) => {
    const goal = contents.goals[area]
    return goal ? [`${words.area[area]}: ${goal}`] : []
  })
  return items.length === 0 ? [] : section(words.goals, { kind: 'list', items })
}

const helpers = ({ workers, contact }: Trajectory): readonly string[] => [
  ...workers.filter(({ id }) => id !== contact?.id).map(({ name }) => words.worker(name)),
  ...(contact ? [words.contact(contact.name)] : []),
]

/** The letter with what was agreed, for the pupil and the parents: one page, in words that they use themselves. */
export const agreementsLetter = (of: ForLetter): Letter => {
  const { student, trajectory, today } = of
  const { contents, evaluateOn } = trajectory
  const agreed = standing(of)
  const around = helpers(trajectory)
  return {
    title: words.title,
    foot: words.foot,
    parts: [
      {
        kind: 'text',
        text: words.intro(studentName(student), student.classes.join(', '), inDutch(today)),
      },
      ...section(
        words.agreed,
        agreed.length > 0 ? { kind: 'list', items: [...agreed] } : { kind: 'text', text: words.nothing },
      ),
      ...spoken(words.ownWords, contents.ownWords),
      ...spoken(words.strengths, contents.strengths),
      ...goals(trajectory),
      ...section(words.helpers, { kind: 'list', items: around.length > 0 ? [...around] : [words.nobody] }),
      ...section(words.evaluation, {
        kind: 'text',
        text: evaluateOn ? words.evaluateOn(inDutch(evaluateOn)) : words.noEvaluation,
      }),
      { kind: 'text', text: words.wrong },
      { kind: 'text', text: words.rights },
    ],
  }
}
