import { z } from 'zod'
import { look, useCase } from '../app/use-case.ts'
import { AdviceId, TurnId } from '../kernel/ids.ts'
import { done, type Outcome, refuse } from '../kernel/outcome.ts'
import type { KnockKind } from '../knocks/knock.ts'
import { withoutBsn } from '../text/bsn.ts'
import type { Fixed } from '../text/fixed.ts'
import type { Locale } from '../text/locale.ts'
import { adviceText } from './advice.text.ts'
import { type AdviceRequest, moves, Question, type TurnKind } from './advice.ts'
import { advicePanel } from './advice-panel.ts'
import { changedMeanwhile, occurrenceOf, otherSide, refusedMove } from './move-advice.ts'

/** One way to say something in the conversation about a request. */
type Way = {
  readonly move: 'answer' | 'ask-back' | 'reply'
  readonly action: 'advice.answer' | 'advice.reply'
  readonly turn: TurnKind
  readonly knock: KnockKind
  readonly words: (locale: Locale) => { readonly title: Fixed; readonly label: string }
}

const refusedTurn = (
  advice: AdviceRequest,
  { move, action }: Way,
  actor: string,
  locale: Locale,
): Outcome<never> | undefined => {
  const refused = refusedMove(advice, move, locale)
  if (refused || action === 'advice.reply' || !advice.handler || advice.handler.id === actor) return refused
  return refuse({ why: 'conflict', line: adviceText[locale].conflict.notYours(advice.handler.name) })
}

/** The form and the deed of one way to say something. Both sides write in the same conversation, each after the other's knock. */
const turnUseCases = <const M extends Way['move']>(way: Way & { readonly move: M }) => {
  const open = look({
    command: `advice.${way.move}-form`,
    action: way.action,
    opens: 'form',
    input: z.object({
      advice: AdviceId,
      turn: TurnId.optional().catch(undefined),
      text: z.string().transform(withoutBsn).optional().catch(undefined),
    }),
    subject: ({ advice }) => ({ kind: 'advice', advice }),
    async run({ tx, permit, newId, locale }, { turn, text }) {
      const advice = await tx.advice(permit)
      const refused = refusedTurn(advice, way, permit.actor, locale)
      return refused ?? done({ advice, turn: turn ?? TurnId.parse(newId()), text })
    },
    view({ advice, turn, text }, { locale }) {
      const { title, label } = way.words(locale)
      const last = advice.turns.at(-1)
      return {
        kind: 'form',
        title,
        intro: [{ kind: 'text', text: last?.text ?? advice.question }],
        fields: [{ kind: 'lines', name: 'text', label, maxLength: 2000, ...(text ? { value: text } : {}) }],
        submit: {
          label: adviceText[locale].button.send,
          command: `advice.${way.move}`,
          args: { advice: advice.id, turn },
        },
      }
    },
  })
  const take = useCase({
    command: `advice.${way.move}`,
    action: way.action,
    opens: 'panel',
    form: `advice.${way.move}-form`,
    input: z.object({ advice: AdviceId, turn: TurnId, text: Question }),
    subject: ({ advice }) => ({ kind: 'advice', advice }),
    async run({ tx, permit, now, locale }, { turn, text }) {
      const before = await tx.advice(permit)
      if (before.turns.some(({ id }) => id === turn)) return done(before)
      const refused = refusedTurn(before, way, permit.actor, locale)
      if (refused) return refused
      const change = {
        status: moves[way.move].to,
        at: now,
        ...(way.turn === 'answer' ? { answers: true as const } : {}),
      }
      if (!(await tx.changeAdvice(permit, before.version, change))) return refuse(changedMeanwhile(locale))
      const isNew = await tx.addTurn(permit, { id: turn, kind: way.turn, text, at: now })
      if (!isNew) return refuse(changedMeanwhile(locale))
      const advice = await tx.advice(permit)
      const to = otherSide(advice, permit.actor)
      await tx.tell({ kind: way.knock, about: advice.id, occurrence: occurrenceOf(advice), to }, now)
      await tx.refreshCards(advice.id)
      return done(advice)
    },
    view: (advice, context) => advicePanel(advice, context),
  })
  return [open, take] as const
}

/** The one who took a request answers it. */
export const answerAdvice = turnUseCases({
  move: 'answer',
  action: 'advice.answer',
  turn: 'answer',
  knock: 'advice.answered',
  words: (locale) => ({ title: adviceText[locale].title.answer, label: adviceText[locale].label.answer }),
})

/** The one who took a request asks something back. */
export const askBack = turnUseCases({
  move: 'ask-back',
  action: 'advice.answer',
  turn: 'asked-back',
  knock: 'advice.asked-back',
  words: (locale) => ({ title: adviceText[locale].title.askBack, label: adviceText[locale].label.askBack }),
})

/** The asker says something more. */
export const replyToAdvice = turnUseCases({
  move: 'reply',
  action: 'advice.reply',
  turn: 'reply',
  knock: 'advice.replied',
  words: (locale) => ({ title: adviceText[locale].title.reply, label: adviceText[locale].label.reply }),
})
