import type { Temporal } from 'temporal-polyfill'
import type { Locker, Pseudonym } from '../access/vault.ts'
import type { DraftId, SchoolId, StudentId } from '../kernel/ids.ts'
import type { Locale } from '../text/locale.ts'
import type { Certificate, Erased, Mention } from './certificate.ts'
import type { Named } from './naming.ts'

/** A pupil whom somebody wants forgotten. */
export type Forgettable = Named & {
  readonly student: StudentId
  /** Still in the roster: the name stays, for the next import would bring it again. */
  readonly stays: boolean
  readonly leftOn: Temporal.Instant | undefined
}

/** Something that somebody wrote, and where it stands. */
export type KeptText = Omit<Mention, 'sure'> & { readonly text: string }

/** Something that was written for a pupil under a pseudonym, still locked. */
export type LockedText = Omit<Mention, 'sure' | 'by'> & {
  readonly pseudonym: Pseudonym
  readonly place: string
  readonly box: Uint8Array
}

/** What is erased of one pupil. */
export type Erasing = {
  readonly student: StudentId
  /** Taken out of use; nothing when there is no vault, or never was a locker. */
  readonly locker: Locker | undefined
  /** By this id the certificate is known. */
  readonly certificate: string
  readonly drafts: readonly DraftId[]
  readonly erasedAlready: Erased
  readonly at: Temporal.Instant
}

/** Finds and erases what is kept of a pupil. It shows nobody anything, so it needs no permit. */
export interface ForgettingStore {
  settings(school: SchoolId): Promise<{ readonly zone: string; readonly locale: Locale }>
  /** Everybody who ever had this number here. */
  numbered(school: SchoolId, number: string): Promise<readonly Forgettable[]>
  /** Pupils who left before a moment, the first of them. */
  leftBefore(school: SchoolId, before: Temporal.Instant, atMost: number): Promise<readonly Forgettable[]>
  /** What people wrote, in pages, without what is about this pupil and goes with them. */
  texts(school: SchoolId, student: StudentId): AsyncIterable<readonly KeptText[]>
  /** What is locked at a school, in pages. */
  lockedTexts(school: SchoolId): AsyncIterable<readonly LockedText[]>
  /** Erases all but the name, in one transaction, and notes by count what went. */
  erase(school: SchoolId, erasing: Erasing): Promise<void>
  /** Erases the name of a pupil who left, and where they sat; the last of the certificates counts it. */
  eraseName(school: SchoolId, student: StudentId, certificates: readonly string[]): Promise<void>
  /** The certificates that nobody has received yet. */
  certificates(school: SchoolId): Promise<readonly Certificate[]>
  handedOver(school: SchoolId, ids: readonly string[], at: Temporal.Instant): Promise<void>
}
