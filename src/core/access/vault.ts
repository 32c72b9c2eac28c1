import { z } from 'zod'
import type { SchoolId, StudentId } from '../kernel/ids.ts'

/** The name under which everything about one pupil's trajectory is kept. The vault alone knows whose it is. */
export const Pseudonym = z.uuid().brand<'Pseudonym'>()
export type Pseudonym = z.infer<typeof Pseudonym>

/**
 * What the vault has for one pupil: a pseudonym, and what locks and opens things. Every pupil of the roster has
 * a locker, so that having one says nothing about what is in it.
 */
export type Locker = {
  readonly pseudonym: Pseudonym
  /** Locks words away for one place, such as a version of an agreement; they open nowhere else. */
  lock(place: string, words: string): Uint8Array<ArrayBuffer>
  /** Opens what was locked for this place; throws when it was not, or not here. */
  unlock(place: string, box: Uint8Array): string
  /** A mark for the access register. No two are alike, and nobody else can tell whose they are. */
  trace(): Uint8Array<ArrayBuffer>
  /** Whether a mark in the access register was left by this locker. */
  left(trace: Uint8Array): boolean
  /** The same words always give the same id here, and another one everywhere else. */
  idFor(words: string): string
}

/** The lockers of all pupils. It is kept apart from the database, and a locker that was destroyed opens nothing ever again. */
export interface Vault {
  /** By this a database knows that its lockers are in this vault. */
  readonly id: string
  /** The locker of a pupil; nothing when none was made. */
  find(school: SchoolId, student: StudentId): Promise<Locker | undefined>
  /** Makes lockers for these pupils where they have none. */
  make(school: SchoolId, students: readonly StudentId[]): Promise<void>
  /** A locker of nobody, in which nothing about anybody is ever found. */
  spare(school: SchoolId): Promise<Locker>
  /** Whose pseudonyms there are at a school now, among these pupils or among all. */
  whose(school: SchoolId, among?: readonly StudentId[]): Promise<ReadonlyMap<Pseudonym, StudentId>>
  /**
   * Takes a pupil's locker out of use and out of every copy of the vault within reach, and gives it a last time. A
   * pupil who stays has another in the same instant. Asked again it gives the same locker, until that is destroyed.
   */
  retire(
    school: SchoolId,
    student: StudentId,
    stays: boolean,
  ): Promise<{ readonly locker: Locker; readonly copies: number } | undefined>
  /** The pupils of whom a locker was taken out of use and is not destroyed yet. */
  retired(school: SchoolId): Promise<readonly StudentId[]>
  /** Destroys the locker that was taken out of use, with all that it could open. */
  destroy(school: SchoolId, student: StudentId): Promise<void>
}
