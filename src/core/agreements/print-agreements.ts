import { z } from 'zod'
import { pupil } from '../access/search.ts'
import { whyBlock } from '../access/why-block.ts'
import { slipWaits } from '../app/slip.ts'
import { useCase } from '../app/use-case.ts'
import { StudentId } from '../kernel/ids.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { schoolDay } from '../kernel/school-time.ts'
import { agreementText } from './agreement.text.ts'
import { agreementsLetter } from './agreements-letter.ts'
import { studentHeading } from './agreements-panel.ts'

/**
 * What was agreed, on paper for the pupil and the parents. The letter never comes into the chat: what comes there is an
 * address, in a window of one's own, that opens it for some minutes.
 */
export const printAgreements = useCase({
  command: 'agreement.print',
  action: 'agreement.print',
  opens: 'panel',
  input: z.object({ student: StudentId }),
  find: async (search, { student }) => ({ subject: await pupil(search, student), found: undefined }),
  async run({ tx, permit, now, arrival, locale, makeSlip }) {
    const [student, trajectory] = [await tx.pupil(permit), await tx.trajectory(permit)]
    if (!trajectory) return refuse({ why: 'conflict', line: agreementText[locale].conflict.noTrajectory })
    const agreements = await tx.agreementsInHand(permit)
    const today = schoolDay(now, arrival.school.zone)
    const slip = makeSlip(permit.school, agreementsLetter({ student, trajectory, agreements, today }))
    if (slip) {
      const { id, box } = slip
      await tx.keepSlip(permit, { id, box }, { now, until: now.add({ minutes: slipWaits }) })
    }
    return done({ because: permit.because, student, address: slip?.address })
  },
  view({ because, student, address }, { locale }) {
    const words = agreementText[locale]
    return {
      kind: 'panel',
      title: words.title.paper,
      body: [
        studentHeading(student),
        ...(address === undefined
          ? ([{ kind: 'warning', text: words.noAddress }] as const)
          : ([
              { kind: 'text', text: words.paper(slipWaits) },
              { kind: 'link', label: words.button.openPaper, address },
            ] as const)),
        whyBlock({ because }, locale),
      ],
      buttons: [{ label: words.button.back, command: 'agreement.manage', args: { student: student.id } }],
    }
  },
})
