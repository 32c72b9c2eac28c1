import { Temporal } from 'temporal-polyfill'
import { oldEnoughToAsk } from '../advice/ask-whether-helped.ts'
import { knocksDue } from '../advice/knocks-due.ts'
import { watchOf } from '../advice/route-advice.ts'
import { isAtWork } from '../kernel/office-hours.ts'
import type { Store, Tx } from '../ports.ts'

/** Whether something is due at a moment. */
export type Foresight = (at: Temporal.Instant) => boolean

const isOver = (one: Temporal.Instant, at: Temporal.Instant): boolean =>
  Temporal.Instant.compare(one, at) <= 0

const foreseeIn = async (tx: Tx): Promise<Foresight> => {
  const { team, choices } = await watchOf(tx)
  const waiting = await tx.waiting()
  const held = await tx.firstHeld()
  const answered = await tx.notAskedWhetherHelped()
  return (at) =>
    (held !== undefined && isOver(held, at)) ||
    waiting.some((one) => knocksDue(one, team, choices, at).length > 0) ||
    answered.some((one) => isOver(one.answeredAt, oldEnoughToAsk(choices, at)) && isAtWork(choices, one, at))
}

/** Tells when looking around would find something due, as things stand now. It decides nothing. */
export const foresee = async (store: Store): Promise<Foresight> => {
  const schools: Foresight[] = []
  for (const school of await store.schools()) schools.push(await store.unattended(school, foreseeIn))
  return (at) => schools.some((isDue) => isDue(at))
}
