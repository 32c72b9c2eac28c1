import { z } from 'zod'
import { look, useCase } from '../app/use-case.ts'
import { AdviceId, PersonId } from '../kernel/ids.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { adviceText } from './advice.text.ts'
import { advicePanel } from './advice-panel.ts'
import { changedMeanwhile, occurrenceOf, refusedMove } from './move-advice.ts'

/** Opens the list of colleagues of the team who can be given a request. */
export const openAssignForm = look({
  command: 'advice.assign-form',
  action: 'advice.assign',
  opens: 'form',
  input: z.object({ advice: AdviceId, to: z.string().optional().catch(undefined) }),
  subject: ({ advice }) => ({ kind: 'advice', advice }),
  async run({ tx, permit, locale }, { to }) {
    const advice = await tx.advice(permit)
    const refused = refusedMove(advice, 'assign', locale)
    if (refused) return refused
    const team = (await tx.team()).filter(({ id }) => id !== advice.handler?.id)
    if (team.length === 0) return refuse({ why: 'conflict', line: adviceText[locale].conflict.nobodyElse })
    return done({ id: advice.id, team, to: team.find(({ id }) => id === to)?.id })
  },
  view({ id, team, to }, { locale }) {
    const words = adviceText[locale]
    const options = team.map((member) => ({ value: member.id, label: member.name }))
    return {
      kind: 'form',
      title: words.title.assign,
      intro: [],
      fields: [
        { kind: 'menu', name: 'to', label: words.label.assignTo, options, ...(to ? { value: to } : {}) },
      ],
      submit: { label: words.button.save, command: 'advice.assign', args: { advice: id } },
    }
  },
})

/** A request is given to a colleague of the team: assigned, handed over, or taken over. */
export const assignAdvice = useCase({
  command: 'advice.assign',
  action: 'advice.assign',
  opens: 'panel',
  form: 'advice.assign-form',
  input: z.object({ advice: AdviceId, to: PersonId }),
  subject: ({ advice }) => ({ kind: 'advice', advice }),
  async run({ tx, permit, now, locale }, { to }) {
    const before = await tx.advice(permit)
    if (before.handler?.id === to && before.status === 'claimed') return done(before)
    const refused = refusedMove(before, 'assign', locale)
    if (refused) return refused
    const team = await tx.team()
    if (!team.some(({ id }) => id === to)) {
      return refuse({ why: 'invalid', remarks: { to: adviceText[locale].notUnderstood.noColleague } })
    }
    const change = { status: 'claimed', handler: to, at: now } as const
    if (!(await tx.changeAdvice(permit, before.version, change))) return refuse(changedMeanwhile(locale))
    const advice = await tx.advice(permit)
    const told = { about: advice.id, occurrence: occurrenceOf(advice) }
    if (to !== permit.actor) await tx.tell({ ...told, kind: 'advice.assigned', to: [to] }, now)
    if (![to, permit.actor].includes(advice.asker.id)) {
      await tx.tell({ ...told, kind: 'advice.claimed', to: [advice.asker.id] }, now)
    }
    await tx.refreshCards(advice.id)
    return done(advice)
  },
  view: (advice, context) => advicePanel(advice, context),
})
