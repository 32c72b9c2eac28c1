import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { AccessStore, Subject } from '../../src/core/access/permit.ts'
import { policy } from '../../src/core/access/policy.ts'
import type { PrismaTx } from './transaction.ts'

const relations = [...new Set(Object.values(policy).flat())]
/** What the database's `permit` function answers. */
export const PermitAnswer = z.enum(['again', 'refused', ...relations])
const Answer = z.tuple([z.object({ permit: PermitAnswer })])

/** A moment as the database takes it. */
export const dateOf = (at: Temporal.Instant): Date => new Date(at.epochMilliseconds)

/** A moment as the core takes it. */
export const instantOf = (at: Date): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(at.getTime())

type Columns = {
  readonly student?: string
  readonly class?: string
  readonly advice?: string
  readonly pseudonym?: string
  readonly trace?: Uint8Array<ArrayBuffer>
}

/** What a subject is in the question for a permit. */
export const columnsOf = (subject: Subject): Columns => {
  switch (subject.kind) {
    case 'none':
    case 'unknown':
      return {}
    case 'student':
      return { student: subject.student }
    case 'class':
      return { class: subject.class }
    case 'advice':
      return { advice: subject.advice }
    case 'pupil':
      return {
        student: subject.student,
        pseudonym: subject.locker.pseudonym,
        trace: subject.locker.trace(),
      }
    case 'one-of':
      return { student: subject.student, pseudonym: subject.pseudonym, trace: subject.locker.trace() }
    case 'nobody':
      // No pupil has this id: the database looks for one as it would for anybody.
      return {
        student: subject.locker.pseudonym,
        pseudonym: subject.locker.pseudonym,
        trace: subject.locker.trace(),
      }
  }
}

/** Asks the database's `permit` function, in one statement. */
export const accessStore = (tx: PrismaTx): AccessStore => ({
  permit: async ({ school, event, at, actor, action, accepted, subject }) => {
    const { student, class: class_, advice, pseudonym, trace } = columnsOf(subject)
    const rows = await tx.$queryRaw`select permit(
      ${school}::uuid, ${event ?? null}::text, ${dateOf(at)}::timestamptz, ${actor}::uuid, ${action}::text,
      ${[...accepted]}::text[], ${student ?? null}::uuid, ${class_ ?? null}::uuid, ${advice ?? null}::uuid,
      ${pseudonym ?? null}::uuid, ${trace ?? null}::bytea
    )`
    return Answer.parse(rows)[0].permit
  },
})
