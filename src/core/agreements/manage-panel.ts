import type { Permit } from '../access/permit.ts'
import { whyBlock } from '../access/why-block.ts'
import { appText } from '../app/app.text.ts'
import type { ViewContext } from '../app/use-case.ts'
import type { PersonId } from '../kernel/ids.ts'
import { dateInWords } from '../kernel/school-time.ts'
import type { Student } from '../students/student.ts'
import { tellsWhy } from '../trajectories/tells-why.ts'
import { trajectoryText } from '../trajectories/trajectory.text.ts'
import type { Block, Item } from '../view/block.ts'
import type { Button } from '../view/button.ts'
import type { Panel } from '../view/view.ts'
import { agreementText } from './agreement.text.ts'
import type { AgreementInHand } from './agreement.ts'
import type { Around } from './agreement-store.ts'
import { studentHeading, termsLine } from './agreements-panel.ts'

/** The agreements of one pupil as those see them who keep them. */
export type InHand = {
  readonly because: Permit['because']
  readonly student: Student
  readonly agreements: readonly (AgreementInHand & { readonly around: readonly Around[] })[]
}

const detail = (
  { status, terms, writtenBy, version, readBy, around }: InHand['agreements'][number],
  context: ViewContext,
): string => {
  const words = agreementText[context.locale]
  const readers = new Set<PersonId>(readBy)
  const notRead = around.filter(({ id, reads }) => reads && !readers.has(id)).map(({ name }) => name)
  const reading = notRead.length > 0 ? `${words.label.notRead}: ${notRead.join(', ')}` : words.everybodyRead
  return [
    termsLine(terms, context),
    words.level[terms.level],
    `${words.status[status]} · ${words.label.version} ${version} · ${words.label.written} ${writtenBy?.name ?? '–'}, ${dateInWords(terms.writtenOn, context.locale)}`,
    ...(status === 'confirmed' ? [reading] : []),
  ].join('\n')
}

const mayKeep = (because: Permit['because']): boolean =>
  because === 'trajectory-worker' || because === 'coordinator'

const itemOf = (agreement: InHand['agreements'][number], context: ViewContext): Item => ({
  title: agreement.terms.sentence,
  detail: detail(agreement, context),
})

/** What can be done with one agreement. */
const buttonsFor = (
  { id, status, before }: AgreementInHand,
  { because, student }: InHand,
  { locale }: ViewContext,
): readonly Button[] => {
  const words = agreementText[locale]
  const args = { student: student.id, agreement: id }
  const made: Button[] = []
  if (mayKeep(because) && status === 'proposed')
    made.push({ label: words.button.confirm, command: 'agreement.confirm', args, style: 'primary' })
  if (mayKeep(because)) {
    const sure = appText[locale]
    const confirm = {
      title: sure.sure,
      text: words.conflict.endSure,
      yes: words.button.end,
      no: sure.no,
    }
    made.push({ label: words.button.change, command: 'agreement.change-form', args })
    made.push({ label: words.button.end, command: 'agreement.end', args, style: 'danger', confirm })
  }
  if (before.length > 0) made.push({ label: words.button.history, command: 'agreement.history', args })
  return made
}

/** All that is agreed with a pupil: each agreement can be opened to be confirmed, changed or ended. */
export const managePanel = (inHand: InHand, context: ViewContext): Panel => {
  const { because, student, agreements } = inHand
  const { locale } = context
  const words = agreementText[locale]
  const args = { student: student.id }
  const open = (agreement: AgreementInHand): Pick<Item, 'open'> => ({
    open: {
      label: words.button.view,
      command: 'agreement.open',
      args: { ...args, agreement: agreement.id },
    },
  })
  return {
    kind: 'panel',
    title: words.title.manage,
    body: [
      studentHeading(student),
      agreements.length === 0
        ? { kind: 'text', text: words.noneAtAll }
        : {
            kind: 'list',
            items: agreements.map((agreement) => ({ ...itemOf(agreement, context), ...open(agreement) })),
          },
      whyBlock({ because }, locale),
    ],
    buttons: [
      { label: words.button.propose, command: 'agreement.form', args, style: 'primary' },
      { label: words.button.print, command: 'agreement.print', args },
      { label: trajectoryText[locale].button.show, command: 'trajectory.show', args },
    ],
  }
}

/** One agreement in hand, with what can be done with it. */
export const agreementPanel = (
  inHand: InHand,
  agreement: InHand['agreements'][number],
  context: ViewContext,
): Panel => {
  const { locale } = context
  const words = agreementText[locale]
  const hint: readonly Block[] = tellsWhy(agreement.terms.sentence)
    ? [{ kind: 'warning', text: words.why }]
    : []
  return {
    kind: 'panel',
    title: words.title.agreements,
    body: [
      studentHeading(inHand.student),
      { kind: 'text', text: agreement.terms.sentence },
      { kind: 'hint', text: detail(agreement, context) },
      ...hint,
      whyBlock(inHand, locale),
    ],
    buttons: [
      ...buttonsFor(agreement, inHand, context),
      { label: words.button.back, command: 'agreement.manage', args: { student: inHand.student.id } },
    ],
  }
}

/** What an agreement said before, newest first. */
export const historyPanel = (
  { because, student }: InHand,
  { before }: AgreementInHand,
  context: ViewContext,
): Panel => ({
  kind: 'panel',
  title: agreementText[context.locale].title.history,
  body: [
    studentHeading(student),
    ...before.flatMap((terms): Block[] => [
      { kind: 'text', text: terms.sentence },
      {
        kind: 'hint',
        text: `${termsLine(terms, context)} · ${dateInWords(terms.writtenOn, context.locale)}`,
      },
    ]),
    whyBlock({ because }, context.locale),
  ],
  buttons: [
    {
      label: agreementText[context.locale].button.back,
      command: 'agreement.manage',
      args: { student: student.id },
    },
  ],
})
