import { z } from 'zod'
import { authorize } from '../access/permit.ts'
import { agreementsPanel } from '../agreements/agreements-panel.ts'
import { lookedUp } from '../agreements/look-up.ts'
import { bsnCode } from '../app/remarks.ts'
import { type Context, look, useCase } from '../app/use-case.ts'
import { EmergencyId } from '../kernel/ids.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { whoIsMeant } from '../students/who-is-meant.ts'
import { holdsBsn, withoutBsn } from '../text/bsn.ts'
import { circleText } from './circle.text.ts'

/** For how long somebody stands in the circle because of an emergency. */
const lasts = { hours: 1 } as const

const prefilled = z.string().transform(withoutBsn).optional().catch(undefined)

/** Opens the form in which somebody writes why they must know now. */
export const openEmergencyForm = look({
  command: 'circle.emergency-form',
  action: 'circle.open-emergency',
  opens: 'form',
  input: z.object({
    emergency: EmergencyId.optional().catch(undefined),
    who: prefilled,
    reason: prefilled,
  }),
  run: async ({ newId }, { emergency, who, reason }) =>
    done({ emergency: emergency ?? EmergencyId.parse(newId()), who, reason }),
  view({ emergency, who, reason }, { locale, arrival }) {
    const words = circleText[locale]
    return {
      kind: 'form',
      title: words.title.emergency,
      intro: [{ kind: 'warning', text: words.emergencyIntro(arrival.school.emergencyPhone) }],
      fields: [
        {
          kind: 'line',
          name: 'who',
          label: words.label.who,
          hint: words.hint.who,
          maxLength: 100,
          ...(who ? { value: who } : {}),
        },
        {
          kind: 'lines',
          name: 'reason',
          label: words.label.reason,
          hint: words.hint.reason,
          maxLength: 500,
          ...(reason ? { value: reason } : {}),
        },
      ],
      submit: { label: words.button.look, command: 'circle.emergency', args: { emergency } },
    }
  },
})

const Why = z
  .string()
  .trim()
  .min(10)
  .max(500)
  .refine((text) => !holdsBsn(text), { params: { remark: bsnCode } })

const readNow = async (context: Context<'circle.emergency'>) => {
  const { tx, permit, now } = context
  const asking = { school: permit.school, actor: permit.actor, at: now, subject: permit.subject }
  const permitted = await authorize(tx, { ...asking, action: 'agreement.read' })
  if (permitted === 'again' || !permitted.ok) return refuse({ why: 'hidden' })
  return done(await lookedUp({ ...context, permit: permitted.value }))
}

/** Somebody must know in an emergency: they write why, see it for an hour, and the coordinator is told at once. */
export const seeInEmergency = useCase({
  command: 'circle.emergency',
  action: 'circle.emergency',
  opens: 'panel',
  form: 'circle.emergency-form',
  input: z.object({ emergency: EmergencyId, who: z.string().trim().min(1).max(100), reason: Why }),
  // Every pupil can be in an emergency, so whoever asks has to do with all of them: what counts is that one is meant.
  find: async (search, { who }) => {
    const { subject } = await whoIsMeant(search, who, [])
    // What was written must not be lost when the name is not understood, so the form is shown again.
    return { subject: subject.kind === 'pupil' ? subject : { kind: 'none' }, found: undefined }
  },
  async run(context, { emergency: id, reason }) {
    const { tx, permit, now, locale } = context
    if (permit.subject.kind !== 'pupil')
      return refuse({ why: 'invalid', remarks: { who: circleText[locale].notOne } })
    await tx.addEmergency(permit, { id, reason, since: now, until: now.add(lasts) })
    const coordinators = (await tx.team()).filter(
      ({ id: person, roles }) => roles.includes('coordinator') && person !== permit.actor,
    )
    await tx.tellEach(
      'circle.emergency',
      coordinators.map(({ id: person }) => person),
      now,
    )
    return readNow(context)
  },
  view: agreementsPanel,
})
