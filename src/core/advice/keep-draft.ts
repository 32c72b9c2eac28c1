import { z } from 'zod'
import { authorize } from '../access/permit.ts'
import { appText } from '../app/app.text.ts'
import { type Context, look, useCase } from '../app/use-case.ts'
import { AdviceId, DraftId } from '../kernel/ids.ts'
import { done, type Outcome, refuse } from '../kernel/outcome.ts'
import type { Looking } from '../ports.ts'
import { holdsBsn } from '../text/bsn.ts'
import type { Fixed } from '../text/fixed.ts'
import type { Note } from '../view/view.ts'
import { adviceText } from './advice.text.ts'
import { adviceForm } from './advice-form.ts'
import { type Draft, draftLimit } from './draft.ts'
import { type Heard, heardLine } from './heard.ts'
import { routeAdvice, watchOf } from './route-advice.ts'

const saying = (line: Fixed): Note => ({ kind: 'note', lines: [line], buttons: [] })

/** Keeps own words until their author says what is to be done with them. */
export const addToDraft = useCase({
  command: 'draft.add',
  action: 'draft.write',
  opens: 'note',
  input: z.object({ draft: DraftId, line: z.string().trim().min(1) }),
  async run({ tx, permit, now, locale }, { draft: id, line }) {
    const words = adviceText[locale].draft
    if (holdsBsn(line)) return refuse({ why: 'conflict', line: appText[locale].bsnInChat })
    const draft = await tx.addToDraft(permit, id, line, now)
    if (!draft) return refuse({ why: 'conflict', line: words.gone })
    if (draft.text.length > draftLimit) return refuse({ why: 'conflict', line: words.full })
    return done(draft)
  },
  view(draft, { locale }) {
    const words = adviceText[locale]
    const args = { draft: draft.id }
    return {
      kind: 'note',
      lines: [words.draft.offer(draft.lines)],
      buttons: [
        { label: words.button.forward, command: 'draft.send', args, style: 'primary' },
        { label: words.button.edit, command: 'draft.edit', args },
        { label: words.button.drop, command: 'draft.drop', args },
      ],
    }
  },
})

const openDraft = async (
  { tx, permit, locale }: Context<'draft.write' | 'advice.ask', Looking>,
  id: DraftId,
): Promise<Outcome<Draft>> => {
  const draft = await tx.draft(permit, id)
  if (draft?.status === 'open') return done(draft)
  return refuse({ why: 'conflict', line: adviceText[locale].draft.gone })
}

/** Sends a draft on as it stands; about whom was not said, and the team sees that. */
export const sendDraft = useCase({
  command: 'draft.send',
  action: 'advice.ask',
  opens: 'note',
  input: z.object({ draft: DraftId }),
  async run(context, { draft: id }) {
    const { tx, permit, now, locale, arrival } = context
    const draft = await tx.draft(permit, id)
    if (draft?.status === 'sent') return done<Heard>({ by: 'team' })
    if (draft?.status !== 'open') return refuse({ why: 'conflict', line: adviceText[locale].draft.gone })
    if (draft.text.length < 10) return refuse({ why: 'conflict', line: adviceText[locale].draft.tooShort })
    const advice = AdviceId.parse(id)
    await tx.endDraft(permit, id, 'sent', now)
    const isNew = await tx.addAdvice(permit, {
      id: advice,
      asker: arrival.actor.id,
      topic: 'other',
      about: 'unsaid',
      student: undefined,
      class: undefined,
      question: draft.text,
      urgency: 'can-wait',
      askedAt: now,
    })
    if (!isNew) {
      // Only the author's own request under this id is the same deed once more; else the words would be lost.
      const subject = { kind: 'advice', advice } as const
      const asking = { school: permit.school, actor: permit.actor, at: now }
      const own = await authorize(tx, { ...asking, action: 'advice.read', subject })
      if (own !== 'again' && own.ok && own.value.because === 'asker') return done<Heard>({ by: 'team' })
      return refuse({ why: 'conflict', line: adviceText[locale].draft.gone })
    }
    return done(await routeAdvice(tx, advice, await watchOf(tx), now))
  },
  view(heard, context) {
    const own = { label: adviceText[context.locale].button.own, command: 'advice.own', args: {} }
    return { kind: 'note', lines: [heardLine(heard, context)], buttons: [own] }
  },
})

/** Opens a draft in the form, where its topic and whom it is about can be chosen. */
export const editDraft = look({
  command: 'draft.edit',
  action: 'draft.write',
  opens: 'form',
  input: z.object({ draft: DraftId }),
  async run(context, { draft: id }) {
    const draft = await openDraft(context, id)
    if (!draft.ok) return draft
    const nothing = { topic: undefined, about: undefined, who: undefined, urgency: undefined }
    return done({
      advice: AdviceId.parse(id),
      prefill: { ...nothing, question: draft.value.text },
      editing: false,
    })
  },
  view: adviceForm,
})

/** Throws a draft away. */
export const dropDraft = useCase({
  command: 'draft.drop',
  action: 'draft.write',
  opens: 'note',
  input: z.object({ draft: DraftId }),
  async run(context, { draft: id }) {
    const draft = await context.tx.draft(context.permit, id)
    if (draft?.status === 'dropped') return done(undefined)
    const open = await openDraft(context, id)
    if (!open.ok) return open
    await context.tx.endDraft(context.permit, id, 'dropped', context.now)
    return done(undefined)
  },
  view: (_, { locale }) => saying(adviceText[locale].draft.dropped),
})
