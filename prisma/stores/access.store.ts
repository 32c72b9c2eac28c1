import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { AccessStore, Subject } from '../../src/core/access/permit.ts'
import { policy } from '../../src/core/access/policy.ts'
import type { PrismaTx } from './transaction.ts'

const relations = [...new Set(Object.values(policy).flat())]
const Answer = z.tuple([z.object({ permit: z.enum(['again', 'refused', ...relations]) })])

/** A moment as the database takes it. */
export const dateOf = (at: Temporal.Instant): Date => new Date(at.epochMilliseconds)

/** A moment as the core takes it. */
export const instantOf = (at: Date): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(at.getTime())

/** A calendar day as the database takes it. */
export const dateOfDay = (day: Temporal.PlainDate): Date => new Date(`${day.toString()}T00:00:00Z`)

/** A calendar day as the core takes it. */
export const dayOf = (date: Date): Temporal.PlainDate =>
  Temporal.PlainDate.from(date.toISOString().slice(0, 10))

const columnsOf = (
  subject: Subject,
): readonly [student: string | null, class_: string | null, advice: string | null] => {
  switch (subject.kind) {
    case 'none':
    case 'unknown':
      return [null, null, null]
    case 'student':
      return [subject.student, null, null]
    case 'class':
      return [null, subject.class, null]
    case 'advice':
      return [null, null, subject.advice]
  }
}

/** Asks the database's `permit` function, in one statement. */
export const accessStore = (tx: PrismaTx): AccessStore => ({
  permit: async ({ school, event, at, actor, action, accepted, subject }) => {
    const [student, class_, advice] = columnsOf(subject)
    const rows = await tx.$queryRaw`select permit(
      ${school}::uuid, ${event ?? null}::text, ${dateOf(at)}::timestamptz, ${actor}::uuid, ${action}::text,
      ${[...accepted]}::text[], ${student}::uuid, ${class_}::uuid, ${advice}::uuid
    )`
    return Answer.parse(rows)[0].permit
  },
})
