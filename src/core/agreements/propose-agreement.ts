import { pupil } from '../access/search.ts'
import { type Context, look, useCase } from '../app/use-case.ts'
import { AgreementId, StudentId } from '../kernel/ids.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { schoolDay } from '../kernel/school-time.ts'
import type { Trajectory } from '../trajectories/trajectory.ts'
import { agreementText } from './agreement.text.ts'
import { agreementForm, emptyTerms, prefillOf, TypedTerms, termsOf, typedOf } from './agreement-form.ts'
import { oneInHand } from './manage-agreements.ts'
import { agreementPanel } from './manage-panel.ts'

/** Opens the form for a new agreement. */
export const openAgreementForm = look({
  command: 'agreement.form',
  action: 'agreement.propose',
  opens: 'form',
  input: typedOf.extend({ student: StudentId, agreement: AgreementId.optional().catch(undefined) }),
  find: async (search, { student }) => ({ subject: await pupil(search, student), found: undefined }),
  async run({ tx, permit, newId, now, arrival, locale }, { student, agreement, ...typed }) {
    if (!(await tx.trajectory(permit)))
      return refuse({ why: 'conflict', line: agreementText[locale].conflict.noTrajectory })
    const today = schoolDay(now, arrival.school.zone)
    return done({
      student,
      agreement: agreement ?? AgreementId.parse(newId()),
      typed: { ...emptyTerms(today), ...prefillOf(typed) },
      command: 'agreement.propose' as const,
    })
  },
  view: agreementForm,
})

/** Who may confirm what the mentor proposed hears that something waits: the workers, or the coordinators where there are none. */
const tellWorkers = async (
  { tx, now }: Context<'agreement.propose'>,
  { workers }: Pick<Trajectory, 'workers'>,
): Promise<void> => {
  const coordinators = (await tx.team()).filter(({ roles }) => roles.includes('coordinator'))
  const to = workers.length > 0 ? workers : coordinators
  await tx.tellEach(
    'agreement.proposed',
    to.map(({ id }) => id),
    now,
  )
}

/** Somebody of the circle proposes an agreement; it holds once it is confirmed. */
export const proposeAgreement = useCase({
  command: 'agreement.propose',
  action: 'agreement.propose',
  opens: 'panel',
  form: 'agreement.form',
  input: TypedTerms.extend({ student: StudentId, agreement: AgreementId }),
  find: async (search, { student }) => ({ subject: await pupil(search, student), found: undefined }),
  async run(context, { student: _, agreement: id, ...typed }) {
    const { tx, permit, locale } = context
    const trajectory = await tx.trajectory(permit)
    if (!trajectory || trajectory.status === 'closed')
      return refuse({ why: 'conflict', line: agreementText[locale].conflict.noTrajectory })
    const terms = await termsOf(context, typed)
    if (!terms.ok) return terms
    const isNew = await tx.addAgreement(permit, { id, trajectory: trajectory.id, terms: terms.value })
    if (isNew && permit.because === 'mentor') await tellWorkers(context, trajectory)
    return oneInHand(context, id)
  },
  view: ({ all, one }, context) => agreementPanel(all, one, context),
})
