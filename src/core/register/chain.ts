import type { Temporal } from 'temporal-polyfill'
import type { SchoolId, StudentId } from '../kernel/ids.ts'
import type { Seal } from './seal.ts'

/** The newest seal of a school, as it is written down elsewhere. */
export type Anchor = Pick<Seal, 'number' | 'hash' | 'at'>

/** What was sealed or cut of one school in one go. */
export type Step = { readonly seal: Anchor; readonly rows: number }

/** What was sealed of the schools that had rows waiting, of how many it failed, and whether more waited than went in one go. */
export type SealedNow = {
  readonly steps: readonly (Step & { readonly school: SchoolId })[]
  readonly failed: number
  readonly more: boolean
}

/** From how many rows pupils were taken out, and the seal that says so; none where there were no rows, or is no key. */
export type TakenOut = { readonly rows: number; readonly seal: Anchor | undefined }

/** The chain of seals as who lengthens it sees it. Each step is a transaction of its own. */
export interface RegisterChain {
  /** Seals what waits at every school, a batch at most; of a school where somebody else is sealing, nothing. */
  seal(at: Temporal.Instant): Promise<SealedNow>
  /** Cuts off the oldest seals that were made before a moment, a batch at most, with their rows. */
  cut(school: SchoolId, before: Temporal.Instant, at: Temporal.Instant): Promise<Step | undefined>
  /** Takes pupils out of the rows that are about them, and seals that this was done. */
  forget(school: SchoolId, students: readonly StudentId[], at: Temporal.Instant): Promise<TakenOut>
}

/** Where the newest seals are written down, outside the database. */
export interface Anchors {
  keep(anchors: readonly { readonly school: SchoolId; readonly seal: Anchor }[]): Promise<void>
}

/** A row of the register as it is now. */
export type RowNow = { readonly row: number; readonly digest: string; readonly forgotten: boolean }

/** The register and its seals as who checks them sees them. */
export interface RegisterReading {
  /** Seals from a number on, in order, so many at most. */
  seals(from: number, most: number): Promise<readonly Seal[]>
  /** Those of these rows that are there. */
  rows(numbers: readonly number[]): Promise<readonly RowNow[]>
  /** The numbers of rows after one, in order, so many at most; rows that wait for their seal left out. */
  settled(after: number, most: number): Promise<readonly number[]>
  /** The rows that wait for their seal, and when they were written; nothing for one that is not there any more. */
  waiting(): Promise<readonly { readonly row: number; readonly at: Temporal.Instant | undefined }[]>
}
