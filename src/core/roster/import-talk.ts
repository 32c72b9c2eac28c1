import { z } from 'zod'
import { RosterChange } from './roster.ts'
import { RosterCounts } from './roster-counts.ts'

/** So many rows go in one message, and are written in one short transaction. */
export const chunkSize = 500

/** What the command line asks for. */
export const ImportOrder = z.strictObject({
  school: z.string().max(40).optional(),
  dryRun: z.boolean(),
  /** The operator has said beforehand that many may leave. */
  yes: z.boolean(),
})

/** Whether the bot can take a roster now, and on which day it is for the school. */
export const ImportOpening = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('refused'), why: z.enum(['busy', 'none', 'several']) }),
  z.strictObject({ is: z.literal('open'), today: z.iso.date() }),
])
export type ImportOpening = z.infer<typeof ImportOpening>

/** A page of what is known; an empty one is the last. */
export const KnownPage = z.strictObject({ is: z.literal('known'), rows: z.array(RosterChange).max(2000) })

/** Changes to stage; or that this was all; or that there is nothing to be had from these files. */
export const ImportStep = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('changes'), rows: z.array(RosterChange).max(chunkSize) }),
  z.strictObject({ is: z.literal('all') }),
  z.strictObject({ is: z.literal('leave') }),
])

const Unknown = z.strictObject({ emails: z.array(z.string()), classes: z.array(z.string()) })

/** How far it is, the question whether so many really leave, or the end. */
export const ImportProgress = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('staged') }),
  z.strictObject({ is: z.literal('question'), counts: RosterCounts }),
  z.strictObject({ is: z.literal('superseded') }),
  z.strictObject({ is: z.enum(['done', 'undone']), counts: RosterCounts, unknown: Unknown }),
])
export type ImportProgress = z.infer<typeof ImportProgress>

/** The operator's answer. */
export const ImportAnswer = z.strictObject({ yes: z.boolean() })
