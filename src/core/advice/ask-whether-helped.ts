import type { Temporal } from 'temporal-polyfill'
import type { Tx } from '../ports.ts'
import type { SchoolChoices } from '../school/school-choices.ts'
import type { Answered } from './waiting-store.ts'

/** An answer from before this moment is old enough to ask whether it helped: so many of the school's own days ago. */
export const oldEnoughToAsk = (
  { zone, waiting }: Pick<SchoolChoices, 'zone' | 'waiting'>,
  now: Temporal.Instant,
): Temporal.Instant => now.toZonedDateTimeISO(zone).subtract({ days: waiting.helpedAfterDays }).toInstant()

/** Asks an asker, once for each request, whether the answer helped. */
export const askWhetherHelped = async (
  tx: Tx,
  { id, asker }: Answered,
  now: Temporal.Instant,
): Promise<void> => {
  if (!(await tx.takeAskingHelped(id, now))) return
  await tx.tell({ kind: 'advice.helped?', about: id, occurrence: id, to: [asker] }, now)
}
