import type { Permit } from '../access/permit.ts'
import { whyBlock } from '../access/why-block.ts'
import { agreementText } from '../agreements/agreement.text.ts'
import { studentHeading } from '../agreements/agreements-panel.ts'
import { appText } from '../app/app.text.ts'
import type { ViewContext } from '../app/use-case.ts'
import { dateInWords } from '../kernel/school-time.ts'
import type { Student } from '../students/student.ts'
import type { Block, Fact } from '../view/block.ts'
import type { Button } from '../view/button.ts'
import type { Panel } from '../view/view.ts'
import { tellsWhy } from './tells-why.ts'
import { trajectoryText } from './trajectory.text.ts'
import { Area, canMove, type Move, missingIn, moves, type Trajectory } from './trajectory.ts'

/** The trajectory of one pupil, or that there is none, for who may know that. */
export type Shown = {
  readonly because: Permit['because']
  readonly student: Student
  readonly trajectory: Trajectory | undefined
}

const facts = (
  { status, contents, evaluateOn, workers, contact, enrolledBy }: Trajectory,
  { locale }: ViewContext,
): readonly Fact[] => {
  const words = trajectoryText[locale]
  const day = (one: Trajectory['evaluateOn']): string => (one ? dateInWords(one, locale) : '–')
  const perspective =
    contents.perspectiveUntil === undefined
      ? day(contents.perspectiveFrom)
      : agreementText[locale].valid(day(contents.perspectiveFrom), day(contents.perspectiveUntil))
  return [
    { label: words.label.status, value: words.status[status] },
    { label: words.label.reason, value: words.reason[contents.reason] },
    { label: words.label.requestedBy, value: words.requestedBy[contents.requestedBy] },
    {
      label: words.label.enrolled,
      value: [day(contents.enrolledOn), enrolledBy?.name].filter(Boolean).join(', '),
    },
    {
      label: words.label.workers,
      value: workers.length > 0 ? workers.map(({ name }) => name).join(', ') : words.nobody,
    },
    { label: words.label.contact, value: contact?.name ?? words.nobody },
    { label: words.label.evaluateOn, value: day(evaluateOn) },
    { label: words.label.evaluated, value: contents.evaluated.map(day).join(', ') },
    { label: words.label.parentsAgreed, value: day(contents.parentsAgreedOn) },
    { label: words.label.perspective, value: perspective },
    { label: words.label.externals, value: contents.externals },
  ]
}

const written = ({ contents }: Trajectory, { locale }: ViewContext): readonly Block[] => {
  const words = trajectoryText[locale].label
  const piece = (title: string, text: string | undefined): readonly Block[] =>
    text
      ? [
          { kind: 'heading', text: title },
          { kind: 'text', text },
        ]
      : []
  return [
    ...piece(words.strengths, contents.strengths),
    ...piece(words.ownWords, contents.ownWords),
    ...Area.options.flatMap((area) => piece(words.goal[area], contents.goals[area])),
  ]
}

const completeness = (trajectory: Trajectory, { locale }: ViewContext): readonly Block[] => {
  const words = trajectoryText[locale]
  const missing = missingIn(trajectory).map((part) => words.part[part])
  const { strengths, ownWords, goals, externals } = trajectory.contents
  const hint = tellsWhy([strengths, ownWords, externals, ...Object.values(goals)].join(' '))
  return [
    missing.length > 0
      ? { kind: 'warning', text: words.missing(missing.join('; ')) }
      : { kind: 'hint', text: words.complete },
    ...(hint ? [{ kind: 'warning', text: words.why } as const] : []),
  ]
}

const buttons = ({ because, student, trajectory }: Shown, { locale }: ViewContext): readonly Button[] => {
  const words = trajectoryText[locale]
  const args = { student: student.id }
  const manage: Button = { label: agreementText[locale].button.manage, command: 'agreement.manage', args }
  if (!trajectory || trajectory.status === 'closed') {
    return because === 'trajectory-worker'
      ? []
      : [{ label: words.button.enrol, command: 'trajectory.enrol-form', args, style: 'primary' }]
  }
  if (because === 'mentor') return [manage]
  const moving = (Object.keys(moves) as Move[]).filter((move) => canMove(trajectory.status, move))
  const sure = appText[locale]
  const closing = {
    title: sure.sure,
    text: words.conflict.closeSure,
    yes: words.move.close,
    no: sure.no,
  }
  return [
    ...moving.map((move): Button => {
      const command = `trajectory.${move}`
      if (move === 'close')
        return { label: words.move[move], command, args, style: 'danger', confirm: closing }
      return { label: words.move[move], command, args, style: 'primary' }
    }),
    manage,
    { label: words.button.plan, command: 'trajectory.plan-form', args },
    { label: words.button.arrange, command: 'trajectory.arrange-form', args },
    { label: words.button.addWorker, command: 'trajectory.worker-form', args },
  ]
}

const workersToRemove = ({ student, trajectory }: Shown, { locale }: ViewContext): readonly Block[] => {
  const words = trajectoryText[locale]
  if (!trajectory || trajectory.workers.length === 0) return []
  const items = trajectory.workers.map(({ id, name }) => ({
    title: name,
    detail: '',
    open: {
      label: words.button.removeWorker,
      command: 'trajectory.remove-worker',
      args: { student: student.id, worker: id },
    },
  }))
  return [
    { kind: 'heading', text: words.label.workers },
    { kind: 'list', items },
  ]
}

/** A trajectory as its circle sees it: what is missing first, strengths before goals. */
export const trajectoryPanel = (shown: Shown, context: ViewContext): Panel => {
  const { because, student, trajectory } = shown
  const { locale } = context
  const mayWrite = because === 'trajectory-worker' || because === 'coordinator'
  return {
    kind: 'panel',
    title: trajectoryText[locale].title.trajectory,
    body: trajectory
      ? [
          studentHeading(student),
          ...completeness(trajectory, context),
          { kind: 'facts', facts: facts(trajectory, context) },
          ...written(trajectory, context),
          ...(mayWrite && trajectory.status !== 'closed' ? workersToRemove(shown, context) : []),
          whyBlock({ because }, locale),
        ]
      : [
          studentHeading(student),
          { kind: 'text', text: trajectoryText[locale].none },
          whyBlock({ because }, locale),
        ],
    buttons: buttons(shown, context),
  }
}
