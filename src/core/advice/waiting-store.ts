import type { Temporal } from 'temporal-polyfill'
import type { AdviceId, PersonId } from '../kernel/ids.ts'
import type { WorkingTime } from '../kernel/office-hours.ts'
import type { Waiting } from './knocks-due.ts'

/** A request that was answered, with who asked it and when they work. */
export type Answered = { readonly id: AdviceId; readonly asker: PersonId } & WorkingTime

/** What is found by the clock: ids and moments and no words of anybody, so it takes no permit. */
export interface WaitingStore {
  /** The open requests of which somebody may still have to hear, the longest waiting first. */
  waiting(): Promise<readonly Waiting[]>
  /** One of them, locked until the end of the transaction; nothing when it no longer waits. */
  stillWaiting(id: AdviceId): Promise<Waiting | undefined>
  /** The requests answered before a moment whose askers were not asked yet whether it helped. */
  answeredBefore(moment: Temporal.Instant): Promise<readonly Answered[]>
  /** All whose askers were not asked yet, with when they were answered. */
  notAskedWhetherHelped(): Promise<readonly (Answered & { readonly answeredAt: Temporal.Instant })[]>
  /** Takes it upon itself to ask; `false` when somebody was first, or the request is no longer answered. */
  takeAskingHelped(id: AdviceId, at: Temporal.Instant): Promise<boolean>
}
