import { z } from 'zod'
import { authorize } from '../access/permit.ts'
import { appText } from '../app/app.text.ts'
import { type Context, useCase } from '../app/use-case.ts'
import { AdviceId, type ClassId, DraftId, type StudentId } from '../kernel/ids.ts'
import { done, type Outcome, refuse } from '../kernel/outcome.ts'
import { matchName } from '../students/match-name.ts'
import { adviceText } from './advice.text.ts'
import { About, Question, Urgency } from './advice.ts'
import { topicsOf } from './advice-form.ts'
import { advicePanel, safetyFirst } from './advice-panel.ts'
import { type Heard, heardBlock } from './heard.ts'
import { routeAdvice, watchOf } from './route-advice.ts'

/** A member of staff puts a question to the support team. */
export const askAdvice = useCase({
  command: 'advice.ask',
  action: 'advice.ask',
  opens: 'panel',
  form: 'advice.new',
  input: z.object({
    advice: AdviceId,
    topic: z.string().min(1),
    about: About,
    who: z.string().trim().max(100).optional(),
    question: Question,
    urgency: Urgency,
  }),
  async run(context, { advice: id, topic, about, who, question, urgency }) {
    const { tx, permit, arrival, now, locale } = context
    if (!topicsOf(arrival.school.topics).includes(topic)) {
      return refuse({ why: 'invalid', remarks: { topic: appText[locale].remark.missing } })
    }
    const meant = await whoIsMeant(context, about, who)
    if (!meant.ok) return meant
    const isNew = await tx.addAdvice(permit, {
      id,
      asker: arrival.actor.id,
      topic,
      about,
      student: meant.value.student,
      class: meant.value.class,
      question,
      urgency,
      askedAt: now,
    })
    await tx.endDraft(permit, DraftId.parse(id), 'sent', now)
    const own = await authorize(tx, {
      school: permit.school,
      actor: permit.actor,
      action: 'advice.read',
      subject: { kind: 'advice', advice: id },
      at: now,
    })
    // An id that somebody else's request has already keeps nothing, so nobody is told that it was received.
    if (own === 'again' || !own.ok || own.value.because !== 'asker') return refuse({ why: 'hidden' })
    const heard: Heard = isNew ? await routeAdvice(tx, id, await watchOf(tx), now) : { by: 'team' }
    return done({ advice: await tx.advice(own.value), heard })
  },
  view: ({ advice, heard }, context) =>
    advicePanel(advice, context, [...safetyFirst(advice, context), heardBlock(heard, context)]),
})

type Meant = { readonly student: StudentId | undefined; readonly class: ClassId | undefined }

/** Finds the pupil or class among those the asker may ask about. Unknown and not-theirs are one answer, after the same work. */
const whoIsMeant = async (
  { tx, permit, now, locale }: Context<'advice.ask'>,
  about: About,
  who: string | undefined,
): Promise<Outcome<Meant>> => {
  const words = adviceText[locale].notUnderstood
  const asking = { school: permit.school, actor: permit.actor, at: now }
  if (about === 'nobody') return done({ student: undefined, class: undefined })
  if (!who) return refuse({ why: 'invalid', remarks: { who: words.whoMissing } })
  if (about === 'class') {
    const found = await tx.classNamed(who)
    const subject = found ? ({ kind: 'class', class: found } as const) : ({ kind: 'unknown' } as const)
    const asked = await authorize(tx, { ...asking, action: 'advice.ask-about-class', subject })
    if (!found || asked === 'again' || !asked.ok) {
      return refuse({ why: 'invalid', remarks: { who: words.whoUnknown } })
    }
    return done({ student: undefined, class: found })
  }
  const matches = matchName(who, await tx.circle(permit))
  const [only, second] = matches
  if (second) {
    const classes = [...new Set(matches.flatMap((student) => student.classes))].join(', ')
    return refuse({ why: 'invalid', remarks: { who: words.whoSeveral(classes) } })
  }
  const subject = only ? ({ kind: 'student', student: only.id } as const) : ({ kind: 'unknown' } as const)
  const asked = await authorize(tx, { ...asking, action: 'advice.ask-about-student', subject })
  if (!only || asked === 'again' || !asked.ok) {
    return refuse({ why: 'invalid', remarks: { who: words.whoUnknown } })
  }
  return done({ student: only.id, class: undefined })
}
