import { appText } from '../app/app.text.ts'
import type { ViewContext } from '../app/use-case.ts'
import { momentInWords } from '../kernel/school-time.ts'
import { isTeam } from '../people/person.ts'
import type { Block } from '../view/block.ts'
import type { Button } from '../view/button.ts'
import type { Panel } from '../view/view.ts'
import { adviceText } from './advice.text.ts'
import { type AdviceRequest, canMove, type Topic } from './advice.ts'
import { adviceTrail } from './advice-trail.ts'

/** The name of a topic: in the reader's language for the catalogue's own, else as the school wrote it. */
export const topicLabel = (topic: string, { locale }: Pick<ViewContext, 'locale'>): string =>
  adviceText[locale].topic[topic as Topic] ?? topic

/** A request as its asker and the support team see it, with what each of them can do now. */
export const advicePanel = (
  advice: AdviceRequest,
  context: ViewContext,
  first: readonly Block[] = [],
): Panel => {
  const { locale, arrival } = context
  const words = adviceText[locale]
  const when = (at: AdviceRequest['askedAt']): string => momentInWords(at, arrival.school.zone, locale)
  return {
    kind: 'panel',
    title: words.title.request,
    body: [
      ...first,
      {
        kind: 'facts',
        facts: [
          { label: words.label.topic, value: topicLabel(advice.topic, context) },
          { label: words.label.about, value: advice.aboutName ?? words.about[advice.about] },
          { label: words.label.urgency, value: words.urgency[advice.urgency] },
          { label: words.label.status, value: words.status[advice.status] },
          { label: words.label.handler, value: advice.handler?.name ?? words.hint.noOneYet },
          ...(advice.helped ? [{ label: words.label.helped, value: words.helped[advice.helped] }] : []),
        ],
      },
      { kind: 'quote', who: advice.asker.name, when: when(advice.askedAt), text: advice.question },
      ...advice.turns.map(
        (turn): Block => ({
          kind: 'quote',
          who: `${turn.author.name} (${words.turn[turn.kind]})`,
          when: when(turn.at),
          text: turn.text,
        }),
      ),
      ...adviceTrail(advice, context),
    ],
    buttons: buttons(advice, context),
  }
}

/** What is said at once to whoever writes that somebody is not safe. */
export const safetyFirst = (
  { urgency }: AdviceRequest,
  { locale, arrival }: ViewContext,
): readonly Block[] =>
  urgency === 'safety'
    ? [{ kind: 'warning', text: adviceText[locale].safety(arrival.school.emergencyPhone) }]
    : []

const buttons = (advice: AdviceRequest, { locale, arrival }: ViewContext): readonly Button[] => {
  const words = adviceText[locale].button
  const args = { advice: advice.id }
  const asks = advice.asker.id === arrival.actor.id
  const team = isTeam(arrival.roles)
  const handles = advice.handler?.id === arrival.actor.id
  const made: Button[] = []
  if (team && canMove(advice.status, 'claim')) {
    made.push({ label: words.claim, command: 'advice.claim', args, style: 'primary' })
  }
  if (team && handles && canMove(advice.status, 'answer')) {
    made.push({ label: words.answer, command: 'advice.answer-form', args, style: 'primary' })
  }
  if (team && handles && canMove(advice.status, 'ask-back')) {
    made.push({ label: words.askBack, command: 'advice.ask-back-form', args })
  }
  if (team && !handles && advice.handler && canMove(advice.status, 'assign')) {
    made.push({ label: words.takeOver, command: 'advice.assign', args: { ...args, to: arrival.actor.id } })
  }
  if (team && canMove(advice.status, 'assign')) {
    made.push({ label: handles ? words.handOver : words.assign, command: 'advice.assign-form', args })
  }
  if (asks && canMove(advice.status, 'edit'))
    made.push({ label: words.edit, command: 'advice.edit-form', args })
  if (asks && canMove(advice.status, 'reply')) {
    made.push({ label: words.reply, command: 'advice.reply-form', args })
  }
  if (asks && canMove(advice.status, 'withdraw')) {
    const sure = appText[locale]
    const confirm = {
      title: sure.sure,
      text: adviceText[locale].withdrawSure,
      yes: words.withdraw,
      no: sure.no,
    }
    made.push({ label: words.withdraw, command: 'advice.withdraw', args, style: 'danger', confirm })
  }
  if ((asks || handles) && canMove(advice.status, 'close')) {
    made.push({ label: words.close, command: 'advice.close', args })
  }
  if (canMove(advice.status, 'reopen')) made.push({ label: words.reopen, command: 'advice.reopen', args })
  return made
}
