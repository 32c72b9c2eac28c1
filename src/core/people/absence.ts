import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Permit } from '../access/permit.ts'
import type { AbsenceId } from '../kernel/ids.ts'
import { Weekday } from '../kernel/weekday.ts'

/** A day as somebody says it who will not be there. */
export const SaidDay = z.enum(['today', 'tomorrow', 'day-after-tomorrow', ...Weekday.options])
export type SaidDay = z.infer<typeof SaidDay>

const ahead: Readonly<Partial<Record<SaidDay, number>>> = {
  today: 0,
  tomorrow: 1,
  'day-after-tomorrow': 2,
}

/** The calendar day that is meant: the name of a weekday means the next one, for who means today says "today". */
export const dayMeant = (said: SaidDay, today: Temporal.PlainDate): Temporal.PlainDate => {
  const days = ahead[said]
  if (days !== undefined) return today.add({ days })
  const weekday = Weekday.options.indexOf(Weekday.parse(said)) + 1
  return today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 })
}

/** Where it is kept when somebody is not there; everybody reads and writes their own alone. */
export interface AbsenceStore {
  /** Keeps that somebody is not there on a day, once; nothing when the id is taken. */
  keepAbsence(
    permit: Permit<'absence.keep'>,
    id: AbsenceId,
    day: Temporal.PlainDate,
  ): Promise<AbsenceId | undefined>
  /** Whether it stood there. */
  takeBackAbsence(permit: Permit<'absence.keep'>, id: AbsenceId): Promise<boolean>
  /** Takes back every absence that includes a day: whether there was one. */
  endAbsence(permit: Permit<'absence.keep'>, day: Temporal.PlainDate): Promise<boolean>
  /** Forgets absences that ended before a day, for they say nothing about who is at work. */
  forgetAbsences(before: Temporal.PlainDate): Promise<void>
}
