import type { Temporal } from 'temporal-polyfill'
import type { AskedId, ClassId, PersonId, SchoolId, StudentId } from '../kernel/ids.ts'
import type { WatchedStore } from '../register/watched.ts'
import type { NameIndex } from '../students/name-index.ts'
import type { Student } from '../students/student.ts'
import type { Subject } from './permit.ts'
import type { Relation } from './relation.ts'
import type { Locker, Pseudonym, Vault } from './vault.ts'

/** A pupil of somebody's own, and in which of their classes. */
export type OwnPupil = { readonly student: Student; readonly classes: readonly ClassId[] }

/** What is asked to find out about whom a permit must be asked. It shows nobody anything, so it needs no permit. */
export interface SearchStore extends WatchedStore {
  /** The names of a school's pupils, from memory if they were read under this stamp of the roster. */
  roster(school: SchoolId, stamp: string): Promise<NameIndex>
  /** Whether this is a pupil of this school now. */
  isPupil(school: SchoolId, student: StudentId): Promise<boolean>
  /** What somebody asked for in a chat a moment ago, still locked; nothing when it was not theirs, or too long ago. */
  asked(
    by: { readonly school: SchoolId; readonly actor: PersonId; readonly at: Temporal.Instant },
    id: AskedId,
  ): Promise<Uint8Array | undefined>
  /** The pupils whom somebody teaches, mentors, or takes for somebody else today, with the classes through which they do. */
  ownPupils(by: {
    readonly school: SchoolId
    readonly actor: PersonId
    readonly at: Temporal.Instant
  }): Promise<readonly OwnPupil[]>
  /** Under which of these pseudonyms anything that was agreed is in force; who of them may be told is asked one by one. */
  withAgreements(
    school: SchoolId,
    among: readonly Pseudonym[],
    at: Temporal.Instant,
  ): Promise<ReadonlySet<Pseudonym>>
  /** Which of these pupils somebody has to do with. */
  circleAmong(question: {
    readonly school: SchoolId
    readonly actor: PersonId
    readonly at: Temporal.Instant
    readonly accepted: readonly Relation[]
    readonly candidates: readonly { readonly student: StudentId; readonly pseudonym: Pseudonym | undefined }[]
  }): Promise<ReadonlySet<StudentId>>
}

/** Where somebody looks for whom they mean, before the permit. */
export type Search = {
  readonly school: SchoolId
  /** The present stamp of the roster. */
  readonly stamp: string
  readonly actor: PersonId
  readonly now: Temporal.Instant
  readonly vault: Vault
  readonly store: SearchStore
}

/** The locker of a pupil of the roster; one who came since the lockers were made gets one now. */
export const lockerOf = async (
  { school, vault, store }: Search,
  student: StudentId,
): Promise<Locker | undefined> => {
  const found = await vault.find(school, student)
  if (found || !(await store.isPupil(school, student))) return found
  await vault.make(school, [student])
  return vault.find(school, student)
}

/** Somebody who was named and not found. */
export type Nobody = Extract<Subject, { kind: 'nobody' }>

/** Nobody, after the work that somebody would have taken. */
export const nobody = async ({ school, vault }: Search): Promise<Nobody> => ({
  kind: 'nobody',
  locker: await vault.spare(school),
})

/** The pupil that an id names. */
export const pupil = async (search: Search, student: StudentId): Promise<Subject> => {
  const locker = await lockerOf(search, student)
  return locker ? { kind: 'pupil', student, locker } : nobody(search)
}
