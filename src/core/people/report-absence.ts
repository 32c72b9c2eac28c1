import { z } from 'zod'
import { useCase } from '../app/use-case.ts'
import { AbsenceId } from '../kernel/ids.ts'
import { done, refuse } from '../kernel/outcome.ts'
import { schoolDay } from '../kernel/school-time.ts'
import { absenceText } from './absence.text.ts'
import { dayMeant, SaidDay } from './absence.ts'

/** A member of staff says on which day they are not there. Why is not asked and not kept. */
export const reportAbsence = useCase({
  command: 'absence.report',
  action: 'absence.keep',
  opens: 'note',
  input: z.object({ absence: AbsenceId, day: SaidDay }),
  async run({ tx, permit, now, arrival }, { absence, day }) {
    const meant = dayMeant(day, schoolDay(now, arrival.school.zone))
    const kept = await tx.keepAbsence(permit, absence, meant)
    return kept ? done({ absence: kept, day: meant }) : refuse({ why: 'hidden' })
  },
  view({ absence, day }, { locale }) {
    const words = absenceText[locale]
    return {
      kind: 'note',
      lines: [words.noted(day)],
      buttons: [{ label: words.undo, command: 'absence.take-back', args: { absence } }],
    }
  },
})
