import { z } from 'zod'
import { pupil } from '../access/search.ts'
import { type Context, look, useCase } from '../app/use-case.ts'
import { AgreementId, StudentId } from '../kernel/ids.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { agreementText } from './agreement.text.ts'
import type { Terms } from './agreement.ts'
import { agreementForm, asTyped, prefillOf, TypedTerms, termsOf, typedOf } from './agreement-form.ts'
import { inHand, oneInHand } from './manage-agreements.ts'
import { agreementPanel, managePanel } from './manage-panel.ts'

const ofAgreement = z.object({ student: StudentId, agreement: AgreementId })

/** The version that a form was opened on: what somebody else changed since is not written over. */
const Version = z.coerce.number().int().min(1).max(100_000).optional().catch(undefined)

/** Knocks the circle around the pupil, except who did it: something changed, and no more than that. */
const tellCircle = async (
  { tx, permit, now }: Context<'agreement.write'>,
  ...terms: readonly Terms[]
): Promise<void> => {
  const all = terms.some(({ subjects }) => subjects.length === 0)
  const subjects = all ? [] : terms.flatMap((one) => one.subjects)
  const around = await tx.peopleAround(permit, subjects)
  const to = around.map(({ id }) => id).filter((id) => id !== permit.actor)
  await tx.tellEach('agreement.changed', to, now)
}

/** Opens an agreement to be changed. */
export const openChangeForm = look({
  command: 'agreement.change-form',
  action: 'agreement.write',
  opens: 'form',
  input: typedOf.extend({ ...ofAgreement.shape, version: Version }),
  find: async (search, { student }) => ({ subject: await pupil(search, student), found: undefined }),
  async run(context, { student, agreement, version, ...typed }) {
    const found = await oneInHand(context, agreement)
    if (!found.ok) return found
    return done({
      student,
      agreement,
      version: version ?? found.value.one.version,
      typed: { ...asTyped(found.value.one.terms), ...prefillOf(typed) },
      command: 'agreement.change' as const,
    })
  },
  view: agreementForm,
})

/** New terms make a new version; what it said before is kept. Whoever must know is knocked when it was in force. */
export const changeAgreement = useCase({
  command: 'agreement.change',
  action: 'agreement.write',
  opens: 'panel',
  form: 'agreement.change-form',
  input: TypedTerms.extend({ ...ofAgreement.shape, version: Version }),
  find: async (search, { student }) => ({ subject: await pupil(search, student), found: undefined }),
  async run(context, { student: _, agreement, version, ...typed }) {
    const { tx, permit, locale } = context
    const found = await oneInHand(context, agreement)
    if (!found.ok) return found
    const { one } = found.value
    const terms = await termsOf(context, typed)
    if (!terms.ok) return terms
    const of = { id: agreement, version: version ?? one.version }
    if (!(await tx.changeAgreement(permit, of, { terms: terms.value })))
      return refuse({ why: 'conflict', line: agreementText[locale].conflict.changed })
    if (one.status === 'confirmed') await tellCircle(context, one.terms, terms.value)
    return oneInHand(context, agreement)
  },
  view: ({ all, one }, context) => agreementPanel(all, one, context),
})

/** A proposed agreement is confirmed: from then on it holds. */
export const confirmAgreement = useCase({
  command: 'agreement.confirm',
  action: 'agreement.write',
  opens: 'panel',
  input: ofAgreement,
  find: async (search, { student }) => ({ subject: await pupil(search, student), found: undefined }),
  async run(context, { agreement }) {
    const { tx, permit, locale } = context
    const found = await oneInHand(context, agreement)
    if (!found.ok) return found
    const { one } = found.value
    if (one.status === 'confirmed') return found
    if (!(await tx.changeAgreement(permit, one, { status: 'confirmed' })))
      return refuse({ why: 'conflict', line: agreementText[locale].conflict.changed })
    await tellCircle(context, one.terms)
    return oneInHand(context, agreement)
  },
  view: ({ all, one }, context) => agreementPanel(all, one, context),
})

/** An agreement holds no longer. */
export const endAgreement = useCase({
  command: 'agreement.end',
  action: 'agreement.write',
  opens: 'panel',
  input: ofAgreement,
  find: async (search, { student }) => ({ subject: await pupil(search, student), found: undefined }),
  async run(context, { agreement }) {
    const { tx, permit, locale } = context
    const found = await oneInHand(context, agreement)
    if (!found.ok) return found
    const { one } = found.value
    if (!(await tx.changeAgreement(permit, one, { status: 'ended' })))
      return refuse({ why: 'conflict', line: agreementText[locale].conflict.changed })
    if (one.status === 'confirmed') await tellCircle(context, one.terms)
    return done(await inHand(context))
  },
  view: managePanel,
})
