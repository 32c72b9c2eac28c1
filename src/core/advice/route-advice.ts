import type { Temporal } from 'temporal-polyfill'
import type { AdviceId } from '../kernel/ids.ts'
import type { TeamMember } from '../people/person.ts'
import type { Tx } from '../ports.ts'
import type { SchoolChoices } from '../school/school-choices.ts'
import { type Heard, heardBy } from './heard.ts'
import { knocksDue, occurrenceOfWaiting } from './knocks-due.ts'

/** Who is there to hear of requests, and when the school is open. */
export type Watch = { readonly team: readonly TeamMember[]; readonly choices: SchoolChoices }

/** The team and the school's choices of now. */
export const watchOf = async (tx: Tx): Promise<Watch> => ({
  team: await tx.team(),
  choices: await tx.schoolChoices(),
})

/** Knocks whoever has to hear of an open request now, each once; and says who that is. */
export const routeAdvice = async (
  tx: Tx,
  id: AdviceId,
  watch: Watch,
  now: Temporal.Instant,
): Promise<Heard> => {
  const waiting = await tx.stillWaiting(id)
  if (!waiting) return { by: 'team' }
  const due = knocksDue(waiting, watch.team, watch.choices, now)
  const occurrence = occurrenceOfWaiting(waiting)
  for (const { kind, to } of due) await tx.tell({ kind, about: id, occurrence, to }, now)
  return heardBy(due, watch, now)
}
