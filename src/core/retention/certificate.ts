import { z } from 'zod'
import { Role } from '../people/person.ts'

/** What can be erased of a pupil, in the order in which a certificate counts it. */
export const erasable = [
  'trajectories',
  'workers',
  'agreements',
  'versions',
  'marks',
  'emergencies',
  'requests',
  'turns',
  'knocks',
  'jobs',
  'drafts',
  'letters',
  'asked',
  'lines',
  'names',
  'key-copies',
] as const
export type Erasable = (typeof erasable)[number]

/** How many of each were erased. */
export const Erased = z.partialRecord(z.enum(erasable), z.int())
export type Erased = z.infer<typeof Erased>

/** Where a text stands that seems to name the pupil. It says where, never what. */
export const Mention = z.strictObject({
  kind: z.enum(['request', 'turn', 'draft', 'agreement', 'trajectory', 'emergency']),
  /** Of a turn the request it belongs to. */
  id: z.uuid(),
  on: z.iso.date().optional(),
  by: Role.optional(),
  sure: z.boolean(),
})
export type Mention = z.infer<typeof Mention>

/** What is left when a pupil was forgotten. It names nobody, and nothing in it can be traced to somebody. */
export const Certificate = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  erased: Erased,
})
export type Certificate = z.infer<typeof Certificate>

/** Two counts together. */
export const together = (one: Erased, other: Erased): Erased =>
  Object.fromEntries(
    erasable.flatMap((kind) => {
      const sum = (one[kind] ?? 0) + (other[kind] ?? 0)
      return sum > 0 ? [[kind, sum]] : []
    }),
  )
