import { AbsenceId } from '../../src/core/kernel/ids.ts'
import type { AbsenceStore } from '../../src/core/people/absence.ts'
import { dateOfDay } from './day.ts'
import type { PrismaTx } from './transaction.ts'

/** Absences; each is read and written by whom it is about alone. */
export const absenceStore = (tx: PrismaTx): AbsenceStore => ({
  keepAbsence: async ({ school, actor }, id, day) => {
    const whose = { schoolId: school, personId: actor, fromDay: dateOfDay(day), untilDay: dateOfDay(day) }
    await tx.absence.createMany({ data: { id, ...whose }, skipDuplicates: true })
    const kept = await tx.absence.findFirst({ where: whose, select: { id: true } })
    return kept ? AbsenceId.parse(kept.id) : undefined
  },
  takeBackAbsence: async ({ school, actor }, id) => {
    const { count } = await tx.absence.deleteMany({ where: { id, schoolId: school, personId: actor } })
    return count > 0
  },
  endAbsence: async ({ school, actor }, day) => {
    const date = dateOfDay(day)
    const { count } = await tx.absence.deleteMany({
      where: { schoolId: school, personId: actor, fromDay: { lte: date }, untilDay: { gte: date } },
    })
    return count > 0
  },
  forgetAbsences: async (before) => {
    await tx.absence.deleteMany({ where: { untilDay: { lt: dateOfDay(before) } } })
  },
})
