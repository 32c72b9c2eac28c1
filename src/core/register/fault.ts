import type { SchoolId } from '../kernel/ids.ts'
import type { SealKey } from './seal.ts'

/** Everything that can be wrong with a register. */
export const faultKinds = [
  'row-changed',
  'row-removed',
  'row-added',
  'row-passed-over',
  'row-sealed-twice',
  'row-emptied',
  'seal-changed',
  'seal-removed',
  'seal-out-of-place',
  'key-unknown',
  'end-removed',
  'end-replaced',
  'not-anchored',
] as const

/** Something that is not as it was sealed, by the numbers of the row and the seal it is about. */
export type Fault = {
  readonly is: (typeof faultKinds)[number]
  readonly row?: number | undefined
  readonly seal?: number | undefined
  /** Where it is about several seals in a row: the last of them. */
  readonly to?: number | undefined
}

/** What a check of one school's register came to. */
export type Verified = {
  readonly seals: number
  readonly rows: number
  /** Rows whose pupil was forgotten; what they were about is gone, and their digests hold. */
  readonly forgotten: number
  readonly waiting: number
  /** Up to which seal the oldest went when their term was over. */
  readonly cutTo: number | undefined
  readonly faults: readonly Fault[]
}

/** What a register is checked with. */
export type Evidence = {
  readonly school: SchoolId
  readonly keys: readonly SealKey[]
  /** The hash of each seal that was written down outside the database. */
  readonly anchored: ReadonlyMap<number, string>
}
