import { z } from 'zod'
import { useCase } from '../app/use-case.ts'
import { AdviceId, type PersonId } from '../kernel/ids.ts'
import { done, type Outcome, type Refusal, refuse } from '../kernel/outcome.ts'
import type { KnockKind } from '../knocks/knock.ts'
import type { Locale } from '../text/locale.ts'
import { adviceText } from './advice.text.ts'
import { type AdviceRequest, canMove, type Move, moves } from './advice.ts'
import { advicePanel } from './advice-panel.ts'
import { type Heard, heardBlock } from './heard.ts'
import { routeAdvice, watchOf } from './route-advice.ts'

/** What somebody hears whose request is no longer in the state they saw. */
export const changedMeanwhile = (locale: Locale): Refusal => ({
  why: 'conflict',
  line: adviceText[locale].conflict.changed,
})

/** The refusal for a move that the present state does not allow, if it does not. */
export const refusedMove = (
  advice: AdviceRequest,
  move: Move,
  locale: Locale,
): Outcome<never> | undefined => {
  if (canMove(advice.status, move)) return undefined
  const words = adviceText[locale]
  return refuse({ why: 'conflict', line: words.conflict.notNow(words.status[advice.status]) })
}

/** The person on the other side of the conversation: the handler for the asker, the asker for everyone else. */
export const otherSide = (advice: AdviceRequest, actor: PersonId): readonly PersonId[] => {
  if (advice.asker.id !== actor) return [advice.asker.id]
  return advice.handler && advice.handler.id !== actor ? [advice.handler.id] : []
}

/** What makes one change of a request one occasion to knock. */
export const occurrenceOf = (advice: AdviceRequest): string => `${advice.id}:${advice.version}`

const endingMove = <const M extends 'withdraw' | 'close'>(move: M, kind: KnockKind) =>
  useCase({
    command: `advice.${move}`,
    action: `advice.${move}`,
    opens: 'panel',
    input: z.object({ advice: AdviceId }),
    subject: ({ advice }) => ({ kind: 'advice', advice }),
    async run({ tx, permit, now, locale }) {
      const advice = await tx.advice(permit)
      if (advice.status === moves[move].to) return done(advice)
      const refused = refusedMove(advice, move, locale)
      if (refused) return refused
      const change = { status: moves[move].to, at: now }
      if (!(await tx.changeAdvice(permit, advice.version, change))) return refuse(changedMeanwhile(locale))
      const to = otherSide(advice, permit.actor)
      await tx.tell({ kind, about: advice.id, occurrence: occurrenceOf(advice), to }, now)
      await tx.refreshCards(advice.id)
      return done(await tx.advice(permit))
    },
    view: (advice, context) => advicePanel(advice, context),
  })

/** The asker takes a request back. */
export const withdrawAdvice = endingMove('withdraw', 'advice.withdrawn')

/** Either side closes a request that is done. */
export const closeAdvice = endingMove('close', 'advice.closed')

type Reopened = { readonly advice: AdviceRequest; readonly heard: Heard | undefined }

/** Either side opens a request again; it goes the way of a new one. */
export const reopenAdvice = useCase({
  command: 'advice.reopen',
  action: 'advice.reopen',
  opens: 'panel',
  input: z.object({ advice: AdviceId }),
  subject: ({ advice }) => ({ kind: 'advice', advice }),
  async run({ tx, permit, now, locale }) {
    const advice = await tx.advice(permit)
    if (advice.status === 'open') return done<Reopened>({ advice, heard: undefined })
    const refused = refusedMove(advice, 'reopen', locale)
    if (refused) return refused
    const change = { status: 'open', handler: null, opens: true, at: now } as const
    if (!(await tx.changeAdvice(permit, advice.version, change))) return refuse(changedMeanwhile(locale))
    const heard = await routeAdvice(tx, advice.id, await watchOf(tx), now)
    await tx.refreshCards(advice.id)
    return done<Reopened>({ advice: await tx.advice(permit), heard })
  },
  view: ({ advice, heard }, context) =>
    advicePanel(
      advice,
      context,
      heard && advice.asker.id === context.arrival.actor.id ? [heardBlock(heard, context)] : [],
    ),
})
