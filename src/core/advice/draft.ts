import type { Temporal } from 'temporal-polyfill'
import type { Permit } from '../access/permit.ts'
import type { DraftId } from '../kernel/ids.ts'

/** Lines somebody typed to the bot that were not sent to anyone yet. They are their author's alone. */
export type Draft = {
  readonly id: DraftId
  readonly text: string
  readonly lines: number
  readonly status: 'open' | 'sent' | 'dropped'
}

export interface DraftStore {
  /** Adds a line to the author's open draft, or starts one under this id; nothing when the id was used before. */
  addToDraft(
    permit: Permit<'draft.write'>,
    id: DraftId,
    line: string,
    at: Temporal.Instant,
  ): Promise<Draft | undefined>
  /** A draft of the permit's own actor. */
  draft(permit: Permit, id: DraftId): Promise<Draft | undefined>
  /** Ends a draft. Its words are kept no longer than needed: what was sent stands in the request. */
  endDraft(permit: Permit, id: DraftId, as: 'sent' | 'dropped', at: Temporal.Instant): Promise<void>
}

/** What fits in one question. */
export const draftLimit = 2000
