import { z } from 'zod'
import { Pseudonym } from '../../src/core/access/vault.ts'
import { PersonId, type SchoolId, StudentId } from '../../src/core/kernel/ids.ts'
import type { WatchedStore } from '../../src/core/register/watched.ts'
import type { PrismaClient } from '../generated/client.ts'
import { dateOf } from './access.store.ts'
import type { PrismaTx } from './transaction.ts'

const Stands = z.tuple([z.object({ stands: z.boolean() })])
const Looks = z.array(
  z.object({
    actor: PersonId,
    allowed: z.boolean(),
    student: StudentId.nullable(),
    trace: z.instanceof(Uint8Array).nullable(),
  }),
)

/** Finds out at whom many looked. */
export const watchedStore = (client: PrismaClient): WatchedStore => {
  const inSchool = <T>(school: SchoolId, work: (tx: PrismaTx) => Promise<T>): Promise<T> =>
    client.$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.school', ${school}, true)`
      return work(tx)
    })
  return {
    stands: ({ school, actor, at, accepted }) =>
      inSchool(school, async (tx) => {
        const rows = await tx.$queryRaw`select exists (
          select from relation r join person p on p.school_id = r.school_id and p.id = r.person_id
          where r.school_id = ${school}::uuid and r.person_id = ${actor}::uuid and r.subject_id is null
            and r.relation = any (${[...accepted]}::text[]) and p.left_at is null
            and (r.since is null or (r.since <= ${dateOf(at)}::timestamptz and ${dateOf(at)}::timestamptz < r.until))
        ) as stands`
        return Stands.parse(rows)[0].stands
      }),
    looksSince: (school, since, most) =>
      inSchool(school, async (tx) =>
        Looks.parse(
          await tx.$queryRaw`select actor_id::text as actor, allowed, student_id::text as student, trace from register
            where school_id = ${school}::uuid and at >= ${dateOf(since)}::timestamptz
              and (trace is not null or student_id is not null)
            order by at desc limit ${most}`,
        ).map(({ student, trace, ...look }) => ({
          ...look,
          student: student ?? undefined,
          trace: trace ?? undefined,
        })),
      ),
    supported: (school) =>
      inSchool(school, async (tx) => {
        const rows = await tx.trajectory.findMany({
          where: { schoolId: school },
          select: { pseudonym: true },
          distinct: ['pseudonym'],
        })
        return new Set(rows.map(({ pseudonym }) => Pseudonym.parse(pseudonym)))
      }),
  }
}
