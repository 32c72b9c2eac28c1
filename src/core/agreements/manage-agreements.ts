import { z } from 'zod'
import { pupil } from '../access/search.ts'
import { type Context, look } from '../app/use-case.ts'
import { AgreementId, StudentId } from '../kernel/ids.ts'
import { done, type Outcome, refuse } from '../kernel/outcome.ts'
import type { Looking } from '../ports.ts'
import { agreementPanel, historyPanel, type InHand, managePanel } from './manage-panel.ts'

/** All agreements of the pupil the permit is about, with who should read each. */
export const inHand = async ({
  tx,
  permit,
}: Context<'agreement.propose' | 'agreement.write', Looking>): Promise<InHand> => {
  const agreements: InHand['agreements'][number][] = []
  for (const agreement of await tx.agreementsInHand(permit))
    agreements.push({ ...agreement, around: await tx.peopleAround(permit, agreement.terms.subjects) })
  return { because: permit.because, student: await tx.pupil(permit), agreements }
}

type One = { readonly all: InHand; readonly one: InHand['agreements'][number] }

/** One of them; one that is not of this pupil is not there. */
export const oneInHand = async (
  context: Context<'agreement.propose' | 'agreement.write', Looking>,
  agreement: AgreementId,
): Promise<Outcome<One>> => {
  const all = await inHand(context)
  const one = all.agreements.find(({ id }) => id === agreement)
  return one ? done({ all, one }) : refuse({ why: 'hidden' })
}

const ofPupil = z.object({ student: StudentId })
const ofAgreement = ofPupil.extend({ agreement: AgreementId })

/** What is agreed with a pupil, for those who keep it. */
export const manageAgreements = look({
  command: 'agreement.manage',
  action: 'agreement.propose',
  opens: 'panel',
  input: ofPupil,
  find: async (search, { student }) => ({ subject: await pupil(search, student), found: undefined }),
  run: async (context) => done(await inHand(context)),
  view: managePanel,
})

/** One agreement, with who read it and what can be done with it. */
export const openAgreement = look({
  command: 'agreement.open',
  action: 'agreement.propose',
  opens: 'panel',
  input: ofAgreement,
  find: async (search, { student }) => ({ subject: await pupil(search, student), found: undefined }),
  run: (context, { agreement }) => oneInHand(context, agreement),
  view: ({ all, one }, context) => agreementPanel(all, one, context),
})

/** What an agreement said before. */
export const showHistory = look({
  command: 'agreement.history',
  action: 'agreement.propose',
  opens: 'panel',
  input: ofAgreement,
  find: async (search, { student }) => ({ subject: await pupil(search, student), found: undefined }),
  run: (context, { agreement }) => oneInHand(context, agreement),
  view: ({ all, one }, context) => historyPanel(all, one, context),
})
