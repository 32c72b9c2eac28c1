import { z } from 'zod'
import { useCase } from '../app/use-case.ts'
import { AdviceId } from '../kernel/ids.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { adviceText } from './advice.text.ts'
import { canMove, Helped, moves } from './advice.ts'
import { heardLine } from './heard.ts'
import { changedMeanwhile } from './move-advice.ts'
import { routeAdvice, watchOf } from './route-advice.ts'

/** The asker says whether the answer helped, and may think better of it. Who wants to talk opens the request again. */
export const tellWhetherHelped = useCase({
  command: 'advice.tell-helped',
  action: 'advice.tell-helped',
  opens: 'note',
  input: z.object({ advice: AdviceId, helped: Helped }),
  subject: ({ advice }) => ({ kind: 'advice', advice }),
  async run({ tx, permit, now, locale }, { helped }) {
    const advice = await tx.advice(permit)
    if (advice.helped === helped) return done({ helped, heard: undefined })
    if (!advice.turns.some(({ kind }) => kind === 'answer')) {
      const words = adviceText[locale]
      return refuse({ why: 'conflict', line: words.conflict.notNow(words.status[advice.status]) })
    }
    const opens = helped === 'talk' && canMove(advice.status, 'talk')
    const change = opens
      ? ({ status: moves.talk.to, handler: null, opens, helped, at: now } as const)
      : { status: advice.status, helped, at: now }
    if (!(await tx.changeAdvice(permit, advice.version, change))) return refuse(changedMeanwhile(locale))
    const heard = opens ? await routeAdvice(tx, advice.id, await watchOf(tx), now) : undefined
    await tx.refreshCards(advice.id)
    return done({ helped, heard })
  },
  view({ helped, heard }, context) {
    const words = adviceText[context.locale]
    return {
      kind: 'note',
      lines: heard ? [words.thanks[helped], heardLine(heard, context)] : [words.thanks[helped]],
      buttons: [{ label: words.button.own, command: 'advice.own', args: {} }],
    }
  },
})
