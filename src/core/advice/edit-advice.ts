import { z } from 'zod'
import { appText } from '../app/app.text.ts'
import { look, useCase } from '../app/use-case.ts'
import { AdviceId } from '../kernel/ids.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { Question, Urgency } from './advice.ts'
import { adviceForm, Prefill, topicsOf } from './advice-form.ts'
import { advicePanel, safetyFirst } from './advice-panel.ts'
import { changedMeanwhile, refusedMove } from './move-advice.ts'
import { routeAdvice, watchOf } from './route-advice.ts'

const about = ({ advice }: { advice: AdviceId }) => ({ kind: 'advice', advice }) as const

/** Opens a request for its asker to change, as long as nobody took it. */
export const openEditForm = look({
  command: 'advice.edit-form',
  action: 'advice.edit',
  opens: 'form',
  input: Prefill.extend({ advice: AdviceId }),
  subject: about,
  async run({ tx, permit, locale }, { advice: id, ...typed }) {
    const advice = await tx.advice(permit)
    const refused = refusedMove(advice, 'edit', locale)
    if (refused) return refused
    const prefill = {
      about: undefined,
      who: undefined,
      topic: typed.topic ?? advice.topic,
      question: typed.question ?? advice.question,
      urgency: typed.urgency ?? advice.urgency,
    }
    return done({ advice: id, prefill, editing: true })
  },
  view: adviceForm,
})

/** The asker changes the words of a request that nobody took yet. */
export const editAdvice = useCase({
  command: 'advice.edit',
  action: 'advice.edit',
  opens: 'panel',
  form: 'advice.edit-form',
  input: z.object({ advice: AdviceId, topic: z.string().min(1), question: Question, urgency: Urgency }),
  subject: about,
  async run({ tx, permit, arrival, now, locale }, { topic, question, urgency }) {
    const advice = await tx.advice(permit)
    const refused = refusedMove(advice, 'edit', locale)
    if (refused) return refused
    if (topic !== advice.topic && !topicsOf(arrival.school.topics).includes(topic)) {
      return refuse({ why: 'invalid', remarks: { topic: appText[locale].remark.missing } })
    }
    const change = { status: 'open', at: now, words: { topic, question, urgency } } as const
    if (!(await tx.changeAdvice(permit, advice.version, change))) return refuse(changedMeanwhile(locale))
    // What turns out to be about safety does not wait for office hours.
    if (urgency === 'safety') await routeAdvice(tx, advice.id, await watchOf(tx), now)
    await tx.refreshCards(advice.id)
    return done(await tx.advice(permit))
  },
  view: (advice, context) => advicePanel(advice, context, safetyFirst(advice, context)),
})
