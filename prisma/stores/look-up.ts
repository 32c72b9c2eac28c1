import { z } from 'zod'
import type { Permit } from '../../src/core/access/permit.ts'
import { type AgreementToRead, Terms } from '../../src/core/agreements/agreement.ts'
import type { AgreementStore } from '../../src/core/agreements/agreement-store.ts'
import { AgreementId, StudentId } from '../../src/core/kernel/ids.ts'
import { dateOf } from './access.store.ts'
import { dateOfDay } from './day.ts'
import { pupilIn } from './locker.ts'
import type { PrismaTx } from './transaction.ts'

/** What a version of an agreement says is locked for that version, so that no other can pass for it. */
export const place = (id: string, version: number): string => `agreement:${id}:${version}`

/** What makes the id of the mark of who read a version. */
export const markOf = (id: string, version: number, person: string): string =>
  `read:${id}:${version}:${person}`

const Row = z.object({
  id: StudentId,
  number: z.string(),
  givenName: z.string(),
  nickname: z
    .string()
    .nullable()
    .transform((nickname) => nickname ?? undefined),
  familyName: z.string(),
  classes: z.array(z.string()),
  agreements: z.array(
    z.object({
      id: AgreementId,
      version: z.int(),
      box: z.base64().transform((box) => Buffer.from(box, 'base64')),
      marks: z.array(z.uuid()),
    }),
  ),
})

/** Who is bound to the subjects in which they have the pupil. */
const boundToSubjects = ({ because }: Permit): boolean =>
  because === 'teaches' || because === 'substitute-today'

/**
 * The pupil and what somebody must know of them, in one statement: this is asked a minute before the lesson. Who has
 * the pupil for no subject in particular must know what is agreed for any.
 */
export const lookUp = async (
  tx: PrismaTx,
  permit: Parameters<AgreementStore['lookUp']>[0],
  { levels, on, at }: Parameters<AgreementStore['lookUp']>[1],
): ReturnType<AgreementStore['lookUp']> => {
  const { student, locker } = pupilIn(permit)
  const [school, actor, day, moment] = [permit.school, permit.actor, dateOfDay(on), dateOf(at)]
  const rows = await tx.$queryRaw`
    select s.id, s.number, s.given_name as "givenName", s.nickname, s.family_name as "familyName",
      (
        select coalesce(array_agg(c.name order by c.name), '{}') from enrolment e
        join class c on c.school_id = e.school_id and c.id = e.class_id
        where e.school_id = s.school_id and e.student_id = s.id and e.ended_at is null
      ) as classes,
      (
        select coalesce(jsonb_agg(jsonb_build_object(
          'id', a.id, 'version', a.version, 'box', translate(encode(a.box, 'base64'), E'\n', ''),
          'marks', (
            select coalesce(jsonb_agg(m.id), '[]') from agreement_mark m
            where m.school_id = a.school_id and m.agreement_id = a.id and m.version = a.version
          )
        ) order by a.valid_from, a.id), '[]')
        from agreement a
        where a.school_id = s.school_id and a.pseudonym = ${locker.pseudonym}::uuid and a.status = 'confirmed'
          and a.level = any (${[...levels]}::text[])
          and a.valid_from <= ${day}::date and (a.valid_until is null or a.valid_until >= ${day}::date)
          and (not ${boundToSubjects(permit)}::boolean or a.subjects = '{}' or exists (
            select from enrolment e join class c on c.school_id = e.school_id and c.id = e.class_id
            where e.school_id = s.school_id and e.student_id = s.id and e.ended_at is null
              and (c.subject is null or c.subject = any (a.subjects))
              and (
                exists (select from assignment t where t.school_id = e.school_id and t.class_id = e.class_id
                  and t.person_id = ${actor}::uuid and t.ended_at is null)
                or exists (select from substitution u where u.school_id = e.school_id and u.class_id = e.class_id
                  and u.person_id = ${actor}::uuid and u.since <= ${moment}::timestamptz
                  and ${moment}::timestamptz < u.until)
              )
          ))
      ) as agreements
    from student s where s.school_id = ${school}::uuid and s.id = ${student}::uuid`
  const [{ agreements, ...found }] = z.tuple([Row]).parse(rows)
  return {
    student: found,
    agreements: agreements.map(
      ({ id, version, box, marks }): AgreementToRead => ({
        id,
        status: 'confirmed',
        version,
        terms: Terms.parse(JSON.parse(locker.unlock(place(id, version), box))),
        read: marks.includes(locker.idFor(markOf(id, version, actor))),
      }),
    ),
  }
}
