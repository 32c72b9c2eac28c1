import type { Relation } from '../access/relation.ts'
import type { Level } from './agreement.ts'

/** Up to where somebody sees: that there is a trajectory, and the levels of what was agreed. *Why* is nowhere. */
type Disclosure = { readonly that: boolean; readonly levels: readonly Level[] }

/**
 * Who sees how much, as a table. What a substitute need not act on in the lesson of today, they need not know; in
 * an emergency somebody must know where a pupil is and what to do, and nothing more.
 */
export const disclosure = {
  'trajectory-worker': { that: true, levels: ['when-where', 'what-to-do'] },
  coordinator: { that: true, levels: ['when-where', 'what-to-do'] },
  mentor: { that: true, levels: ['when-where', 'what-to-do'] },
  teaches: { that: false, levels: ['when-where', 'what-to-do'] },
  'substitute-today': { that: false, levels: ['what-to-do'] },
  emergency: { that: false, levels: ['when-where', 'what-to-do'] },
} as const satisfies Partial<Record<Relation, Disclosure>>

const nothing: Disclosure = { that: false, levels: [] }

const table: Readonly<Partial<Record<Relation, Disclosure>>> = disclosure

/** How much somebody sees because of a relation; nothing when the table does not name it. */
export const disclosedBecause = (because: Relation): Disclosure => table[because] ?? nothing
