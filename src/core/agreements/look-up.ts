import { z } from 'zod'
import { policy } from '../access/policy.ts'
import { pupil, type Search } from '../access/search.ts'
import { type Context, glance, type ViewContext } from '../app/use-case.ts'
import { AskedId, StudentId } from '../kernel/ids.ts'
import { done } from '../kernel/outcome.ts'
import { schoolDay } from '../kernel/school-time.ts'
import type { Glancing } from '../ports.ts'
import { type Student, studentName } from '../students/student.ts'
import { type Meant, whoIsMeant } from '../students/who-is-meant.ts'
import type { Panel } from '../view/view.ts'
import { agreementText } from './agreement.text.ts'
import { agreementsPanel, type LookedUp } from './agreements-panel.ts'
import { askedPlace } from './asked.ts'
import { disclosedBecause } from './disclosure.ts'

/** Reads what somebody has to know of the pupil the permit is about. */
export const lookedUp = async ({
  tx,
  permit,
  now,
  arrival,
}: Context<'agreement.read' | 'agreement.mark-read', Glancing>): Promise<LookedUp> => {
  const { levels } = disclosedBecause(permit.because)
  const on = schoolDay(now, arrival.school.zone)
  return {
    because: permit.because,
    ...(await tx.lookUp(permit, { levels, on, at: now })),
  }
}

/** Several pupils of one name, all of them around the asker. */
const choicePanel = (several: readonly Student[], { locale }: ViewContext): Panel => {
  const words = agreementText[locale]
  return {
    kind: 'panel',
    title: words.title.choose,
    body: [
      { kind: 'text', text: words.chooseIntro },
      {
        kind: 'list',
        items: several.map((student) => ({
          title: studentName(student),
          detail: [...student.classes, student.number].join(' · '),
          open: { label: words.button.view, command: 'agreement.show', args: { student: student.id } },
        })),
      },
    ],
    buttons: [],
  }
}

const meant = async (search: Search, name: string): Promise<{ subject: Meant['subject']; found: Meant }> => {
  const found = await whoIsMeant(search, name, policy['agreement.read'])
  return { subject: found.subject, found }
}

/** What was typed in a chat a moment ago, taken from where it was locked. */
const typedBefore = async (search: Search, id: AskedId): Promise<string | undefined> => {
  const { school, actor, now: at } = search
  const box = await search.store.asked({ school, actor, at }, id)
  if (!box) return undefined
  return (await search.vault.spare(school)).unlock(askedPlace(actor, id), box)
}

type Seen = { readonly several: readonly Student[] } | { readonly found: LookedUp }

/** What was agreed with the pupil of this name or number? Found, to choose and refused are all told inside. */
export const lookUp = glance({
  command: 'agreement.look-up',
  action: 'agreement.read',
  opens: 'panel',
  input: z.object({
    name: z.string().trim().max(200).optional().catch(undefined),
    asked: AskedId.optional().catch(undefined),
  }),
  find: async (search, { name, asked }) => {
    const typed = name ?? (asked && (await typedBefore(search, asked)))
    return meant(search, typed ?? '')
  },
  async run(context, _, { several }) {
    if (several.length > 0) return done<Seen>({ several })
    return done<Seen>({ found: await lookedUp(context) })
  },
  view: (result, context) =>
    'several' in result ? choicePanel(result.several, context) : agreementsPanel(result.found, context),
})

/** The same for a pupil who was chosen. */
export const showAgreements = glance({
  command: 'agreement.show',
  action: 'agreement.read',
  opens: 'panel',
  input: z.object({ student: StudentId }),
  find: async (search, { student }) => ({ subject: await pupil(search, student), found: undefined }),
  run: async (context) => done(await lookedUp(context)),
  view: agreementsPanel,
})
