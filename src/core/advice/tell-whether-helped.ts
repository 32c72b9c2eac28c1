import { z } from 'zod'
import { useCase } from '../app/use-case.ts'
import { AdviceId } from '../kernel/ids.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { adviceText } from './advice.text.ts'
import { canMove, Helped, moves } from './advice.ts'
import { type Heard, heardLine } from './heard.ts'
import { helpedButtons } from './helped-buttons.ts'
import { changedMeanwhile } from './move-advice.ts'
import { routeAdvice, watchOf } from './route-advice.ts'

type Said = { readonly id: AdviceId; readonly helped: Helped; readonly heard: Heard | undefined }

/** The asker says whether the answer helped, and may think better of it. Who wants to talk opens the request again. */
export const tellWhetherHelped = useCase({
  command: 'advice.tell-helped',
  action: 'advice.tell-helped',
  opens: 'note',
  input: z.object({ advice: AdviceId, helped: Helped }),
  subject: ({ advice }) => ({ kind: 'advice', advice }),
  async run({ tx, permit, now, locale }, { helped }) {
    const advice = await tx.advice(permit)
    if (advice.helped === helped) return done<Said>({ id: advice.id, helped, heard: undefined })
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
    if (opens) await tx.refreshCards(advice.id)
    return done<Said>({ id: advice.id, helped, heard })
  },
  // The note comes in the place of the card, so it offers the answers again.
  view({ id, helped, heard }, context) {
    const { locale } = context
    const words = adviceText[locale]
    const said = words.knock.helpedSaid(words.helped[helped])
    return {
      kind: 'note',
      lines: heard ? [said, words.thanks[helped], heardLine(heard, context)] : [said, words.thanks[helped]],
      buttons:
        helped === 'talk'
          ? [{ label: words.button.own, command: 'advice.own', args: {} }]
          : helpedButtons(id, locale),
    }
  },
})
