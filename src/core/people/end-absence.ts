import { z } from 'zod'
import { useCase } from '../app/use-case.ts'
import { AbsenceId } from '../kernel/ids.ts'
import { done } from '../kernel/outcome.ts'
import { schoolDay } from '../kernel/school-time.ts'
import { choice } from '../view/button.ts'
import { absenceText } from './absence.text.ts'

/** A member of staff takes back that they would not be there. */
export const takeBackAbsence = useCase({
  command: 'absence.take-back',
  action: 'absence.keep',
  opens: 'note',
  input: z.object({ absence: AbsenceId }),
  run: async ({ tx, permit }, { absence }) => done(await tx.takeBackAbsence(permit, absence)),
  view(wasThere, { locale }) {
    const words = absenceText[locale]
    return { kind: 'note', lines: [wasThere ? words.takenBack : words.wasNotThere], buttons: [] }
  },
})

/** A member of staff is there again today. */
export const endAbsence = useCase({
  command: 'absence.end',
  action: 'absence.keep',
  opens: 'note',
  input: z.object({}),
  async run({ tx, permit, now, arrival, newId }) {
    const wasAbsent = await tx.endAbsence(permit, schoolDay(now, arrival.school.zone))
    return done({ wasAbsent, absence: AbsenceId.parse(newId()) })
  },
  view({ wasAbsent, absence }, { locale }) {
    const words = absenceText[locale]
    if (!wasAbsent) return { kind: 'note', lines: [words.wasNotAbsent], buttons: [] }
    const args = { absence, day: choice('today') }
    return {
      kind: 'note',
      lines: [words.back],
      buttons: [{ label: words.stillAbsent, command: 'absence.report', args }],
    }
  },
})
