import { z } from 'zod'
import type { Permit } from '../../src/core/access/permit.ts'
import type { Relation } from '../../src/core/access/relation.ts'
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
const Found = z.tuple([z.object({ pupil: z.unknown() })])

type LookedUp = Awaited<ReturnType<AgreementStore['lookUp']>>

/** Who is bound to the subjects in which they have the pupil; anybody else must know what is agreed for any. */
export const boundToSubjects = (because: Relation): boolean =>
  because === 'teaches' || because === 'substitute-today'

/** The pupil whom the database found, and what was agreed with them, unlocked. */
export const toldOf = (permit: Permit, found: unknown): LookedUp => {
  const { locker } = pupilIn(permit)
  const { agreements, ...student } = Row.parse(found)
  return {
    student,
    agreements: agreements.map(
      ({ id, version, box, marks }): AgreementToRead => ({
        id,
        status: 'confirmed',
        version,
        terms: Terms.parse(JSON.parse(locker.unlock(place(id, version), box))),
        read: marks.includes(locker.idFor(markOf(id, version, permit.actor))),
      }),
    ),
  }
}

/** The pupil and what somebody must know of them, where the permit was given by a statement before this one. */
export const lookUp = async (
  tx: PrismaTx,
  permit: Parameters<AgreementStore['lookUp']>[0],
  { levels, on, at }: Parameters<AgreementStore['lookUp']>[1],
): Promise<LookedUp> => {
  const { student, locker } = pupilIn(permit)
  const rows = await tx.$queryRaw`select pupil_to_know(
    ${permit.school}::uuid, ${student}::uuid, ${locker.pseudonym}::uuid, ${permit.actor}::uuid,
    ${boundToSubjects(permit.because)}::boolean, ${[...levels]}::text[], ${dateOfDay(on)}::date,
    ${dateOf(at)}::timestamptz
  ) as pupil`
  return toldOf(permit, Found.parse(rows)[0].pupil)
}
