import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Permit } from '../../src/core/access/permit.ts'
import type { Relation } from '../../src/core/access/relation.ts'
import { disclosedBecause } from '../../src/core/agreements/disclosure.ts'
import type { Glancing } from '../../src/core/ports.ts'
import type { Ask } from '../ask.ts'
import { columnsOf, dateOf, PermitAnswer } from './access.store.ts'
import { boundToSubjects, toldOf } from './look-up.ts'

const Seen = z.tuple([z.object({ permit: PermitAnswer, pupil: z.unknown() })])

const lookUpSql = `select * from look_up(
  $1::uuid, $2::text, $3::timestamptz, $4::uuid, $5::text, $6::text[], $7::uuid, $8::uuid, $9::bytea, $10::date, $11::jsonb
)`

/** What each of these relations may be shown. */
const seenBecause = (accepted: readonly Relation[]) =>
  Object.fromEntries(
    accepted.map((because) => [
      because,
      { levels: disclosedBecause(because).levels, bound: boundToSubjects(because) },
    ]),
  )

/**
 * Asks for the permit and reads what it allows in one statement, which is a transaction of its own. What was read is
 * given to who has the permit.
 */
export const glanceStore = (ask: Ask, on: Temporal.PlainDate): Glancing => {
  const read = new Map<Permit['subject'], unknown>()
  return {
    permit: async ({ school, event, at, actor, action, accepted, subject }) => {
      const { student, pseudonym, trace } = columnsOf(subject)
      // Of several pupils of one name nothing is read before one of them is chosen.
      const seen = subject.kind === 'pupil' || subject.kind === 'nobody' ? seenBecause(accepted) : {}
      const rows = await ask(lookUpSql, [
        school,
        event ?? null,
        dateOf(at),
        actor,
        action,
        accepted,
        student ?? null,
        pseudonym ?? null,
        trace ?? null,
        on.toString(),
        JSON.stringify(seen),
      ])
      const [{ permit, pupil }] = Seen.parse(rows)
      read.set(subject, pupil)
      return permit
    },
    lookUp: async (permit, seen) => {
      const { levels } = disclosedBecause(permit.because)
      if (!seen.on.equals(on) || seen.levels.join() !== levels.join())
        throw new Error('a glance shows what its relation may know today, and nothing else')
      return toldOf(permit, read.get(permit.subject))
    },
  }
}
