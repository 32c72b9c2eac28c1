import type { Temporal } from 'temporal-polyfill'
import type { AdviceId, ClassId, PersonId, SchoolId, StudentId } from '../kernel/ids.ts'
import { done, type Outcome, refuse } from '../kernel/outcome.ts'
import { type Action, policy } from './policy.ts'
import type { Relation } from './relation.ts'
import type { Locker, Pseudonym } from './vault.ts'

declare const minted: unique symbol

/** What an action is about. An advice request brings its own pupil or class along. */
export type Subject =
  | { readonly kind: 'none' }
  /** Somebody or something that was named but not found: always refused, and the typed name is not kept. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'student'; readonly student: StudentId }
  | { readonly kind: 'class'; readonly class: ClassId }
  | { readonly kind: 'advice'; readonly advice: AdviceId }
  /** What was agreed with a pupil: known by the pseudonym in the pupil's locker, also in the access register. */
  | { readonly kind: 'pupil'; readonly student: StudentId; readonly locker: Locker }
  /** Several pupils of one name: allowed because of one of them, and nothing about any of them is read yet. */
  | {
      readonly kind: 'one-of'
      readonly student: StudentId
      readonly pseudonym: Pseudonym
      readonly locker: Locker
    }
  /** A pupil who was named and not found, or not one alone: always refused, after the same work and with the same trace. */
  | { readonly kind: 'nobody'; readonly locker: Locker }

/** Proof that a need-to-know decision was taken and written into the access register. */
export type Permit<A extends Action = Action> = {
  readonly action: A
  readonly school: SchoolId
  readonly actor: PersonId
  readonly subject: Subject
  readonly because: Relation
  readonly [minted]: true
}

/** The question put to the database's `permit` function, in one statement with everything that must come first. */
export type PermitQuestion = {
  readonly school: SchoolId
  /** The event that asks, taken once; none for a second question inside one request. */
  readonly event: string | undefined
  readonly at: Temporal.Instant
  readonly actor: PersonId
  readonly action: Action
  readonly accepted: readonly Relation[]
  readonly subject: Subject
}

export type PermitAnswer = 'again' | 'refused' | Relation

/** The store's side of a decision: sets the school, takes the event, finds the relation, writes the register. */
export interface AccessStore {
  permit(question: PermitQuestion): Promise<PermitAnswer>
}

/**
 * The only mint of permits. The decision stands in the access register, allowed and refused alike,
 * in the same transaction as what is done with it.
 */
export const authorize = async <A extends Action>(
  store: AccessStore,
  question: Omit<PermitQuestion, 'accepted' | 'event'> & {
    readonly action: A
    readonly event?: string | undefined
  },
): Promise<Outcome<Permit<A>> | 'again'> => {
  const { school, actor, action, subject } = question
  const accepted = subject.kind === 'unknown' ? [] : policy[action]
  const answer = await store.permit({ ...question, event: question.event, accepted })
  if (answer === 'again') return 'again'
  if (answer === 'refused') return refuse({ why: 'hidden' })
  return done({ action, school, actor, subject, because: answer } as Permit<A>)
}
