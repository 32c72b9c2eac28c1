import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { SchoolId } from '../kernel/ids.ts'
import type { Terms } from './terms.ts'

/** What a night ended that was past its term, by count. */
export const TermsEnded = z.strictObject({ pupils: z.int(), requests: z.int(), drafts: z.int() })
export type TermsEnded = z.infer<typeof TermsEnded>

/** Ends what is past its term, at most so many at a time. It shows nobody anything, so it needs no permit. */
export interface RetentionStore {
  endRequests(school: SchoolId, terms: Terms, atMost: number): Promise<number>
  endDrafts(school: SchoolId, terms: Terms, atMost: number): Promise<number>
  /** Drops the pseudonyms of pupils who were forgotten so long ago that nobody can still have their locker open. */
  dropPseudonyms(school: SchoolId, before: Temporal.Instant): Promise<void>
  keepEnded(school: SchoolId, at: Temporal.Instant, ended: TermsEnded): Promise<void>
}
