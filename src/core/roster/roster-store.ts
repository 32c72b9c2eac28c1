import type { Temporal } from 'temporal-polyfill'
import type { SchoolId } from '../kernel/ids.ts'
import type { RosterChange, RosterFile } from './roster.ts'
import type { RosterCounts } from './roster-counts.ts'

/** The school that a roster is for. */
export type RosterSchool = { readonly school: SchoolId; readonly zone: string }

/** What the school's own file names and nobody or nothing at school answers to. */
export type UnknownNames = { readonly emails: readonly string[]; readonly classes: readonly string[] }

/** What became of a swap. `superseded`: another import began meanwhile, and this one counts for nothing. */
export type Swapped =
  | { readonly is: 'superseded' }
  | { readonly is: 'done' | 'undone'; readonly counts: RosterCounts; readonly unknown: UnknownNames }

/** Where the known roster is kept, and the people, pupils and classes that follow from it. */
export interface RosterStore {
  /** The school of this key; without a key the only one there is. */
  schoolFor(key: string | undefined): Promise<RosterSchool | 'none' | 'several'>
  zoneOf(school: SchoolId): Promise<string>
  /** Begins an import: whatever an earlier one left behind is gone, and one that is still at it will not get through. */
  begin(school: SchoolId, at: Temporal.Instant): Promise<string>
  /** A page of the known roster, in order; empty when there is no more. */
  knownAfter(
    school: SchoolId,
    last: { readonly file: RosterFile; readonly id: string } | undefined,
  ): Promise<readonly RosterChange[]>
  /** Keeps changes apart from everything that is in use; false when another import began meanwhile. */
  stage(school: SchoolId, draft: string, changes: readonly RosterChange[]): Promise<boolean>
  /**
   * Takes the changes into the known roster, and makes people, pupils, classes and what binds them follow from it
   * as it counts today: in one transaction, which is undone unless `keep` says yes to the counts.
   */
  swap(
    school: SchoolId,
    draft: string,
    moment: { readonly at: Temporal.Instant; readonly today: Temporal.PlainDate },
    keep: (counts: RosterCounts) => boolean,
  ): Promise<Swapped>
  /** Lets people, pupils and classes follow from the known roster as it counts today. */
  follow(
    school: SchoolId,
    moment: { readonly at: Temporal.Instant; readonly today: Temporal.PlainDate },
    keep: (counts: RosterCounts) => boolean,
  ): Promise<Swapped>
  /** Throws away what was staged. */
  drop(school: SchoolId, draft: string): Promise<void>
  /** Throws away what an import left behind that began before a moment and never ended. */
  dropBefore(school: SchoolId, before: Temporal.Instant): Promise<void>
}
