import { askWhetherHelped, oldEnoughToAsk } from '../advice/ask-whether-helped.ts'
import { knocksDue } from '../advice/knocks-due.ts'
import { routeAdvice, watchOf } from '../advice/route-advice.ts'
import type { SchoolId } from '../kernel/ids.ts'
import { isAtWork } from '../kernel/office-hours.ts'
import type { Post } from './deliver.ts'

/** What looking around needs besides the post. */
export type Lookout = Pick<Post, 'store' | 'clock' | 'log'> & {
  /** Lets others have their turn: the embedded database answers without ever giving way. */
  readonly pause: () => Promise<void>
}

/** So many held knocks are sent on in one transaction. */
const batch = 100

/**
 * Finds what is due by the clock: knocks that were held until their recipient is at work, requests that wait for
 * somebody of the team, and askers to ask whether the answer helped. Many may look at once and as often as they like:
 * each decision is taken once, in a transaction of its own, from the state of now. One that fails stops no other.
 */
export const findDue = async (lookout: Lookout): Promise<void> => {
  for (const school of await lookout.store.schools()) {
    await alone(lookout, 'held', () => releaseHeld(lookout, school))
    await alone(lookout, 'waiting', () => findWaiting(lookout, school))
    await alone(lookout, 'helped', () => findAnswered(lookout, school))
  }
}

const alone = async ({ log, pause }: Lookout, kind: string, work: () => Promise<unknown>): Promise<void> => {
  try {
    await work()
  } catch (error) {
    log('look-failed', { kind, error: error instanceof Error ? error.name : 'unknown' })
  }
  await pause()
}

const releaseHeld = async ({ store, clock, pause }: Lookout, school: SchoolId): Promise<void> => {
  while ((await store.unattended(school, (tx) => tx.release(clock(), batch))) === batch) await pause()
}

const findWaiting = async (lookout: Lookout, school: SchoolId): Promise<void> => {
  const { store, clock } = lookout
  const { watch, waiting } = await store.unattended(school, async (tx) => ({
    watch: await watchOf(tx),
    waiting: await tx.waiting(),
  }))
  const now = clock()
  for (const one of waiting) {
    if (knocksDue(one, watch.team, watch.choices, now).length === 0) continue
    await alone(lookout, 'waiting', () =>
      store.unattended(school, (tx) => routeAdvice(tx, one.id, watch, clock())),
    )
  }
}

const findAnswered = async (lookout: Lookout, school: SchoolId): Promise<void> => {
  const { store, clock } = lookout
  const now = clock()
  const { choices, answered } = await store.unattended(school, async (tx) => {
    const found = await tx.schoolChoices()
    return { choices: found, answered: await tx.answeredBefore(oldEnoughToAsk(found, now)) }
  })
  for (const one of answered) {
    if (!isAtWork(choices, one, now)) continue
    await alone(lookout, 'helped', () => store.unattended(school, (tx) => askWhetherHelped(tx, one, now)))
  }
}
