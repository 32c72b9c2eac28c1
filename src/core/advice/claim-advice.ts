import { z } from 'zod'
import { useCase } from '../app/use-case.ts'
import { AdviceId } from '../kernel/ids.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { adviceText } from './advice.text.ts'
import { advicePanel } from './advice-panel.ts'
import { changedMeanwhile, occurrenceOf, refusedMove } from './move-advice.ts'

/** Someone of the team takes an open request. Of two at once one wins; the other is told by whom. */
export const claimAdvice = useCase({
  command: 'advice.claim',
  action: 'advice.claim',
  opens: 'panel',
  input: z.object({ advice: AdviceId }),
  subject: ({ advice }) => ({ kind: 'advice', advice }),
  async run({ tx, permit, now, locale }) {
    const before = await tx.advice(permit)
    const change = { status: 'claimed', handler: permit.actor, at: now } as const
    const won = before.status === 'open' && (await tx.changeAdvice(permit, before.version, change))
    const advice = await tx.advice(permit)
    if (won) {
      const told = { kind: 'advice.claimed', about: advice.id, occurrence: occurrenceOf(advice) } as const
      await tx.tell({ ...told, to: [advice.asker.id].filter((id) => id !== permit.actor) }, now)
      await tx.refreshCards(advice.id)
      return done(advice)
    }
    if (advice.handler?.id === permit.actor) return done(advice)
    if (advice.handler) {
      return refuse({ why: 'conflict', line: adviceText[locale].conflict.claimed(advice.handler.name) })
    }
    return refusedMove(advice, 'claim', locale) ?? refuse(changedMeanwhile(locale))
  },
  view: (advice, context) => advicePanel(advice, context),
})
