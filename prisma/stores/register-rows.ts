import { z } from 'zod'
import type { SchoolId, StudentId } from '../../src/core/kernel/ids.ts'
import type { PrismaTx } from './transaction.ts'

const Rows = z.array(
  z.object({
    number: z.coerce.number(),
    about: z.boolean(),
    trace: z.instanceof(Uint8Array).nullable(),
  }),
)

/** So many rows are read at once. */
const atOnce = 2000

/**
 * Rows of the register that may be about a pupil, the newest first: those that name the pupil, and all with a trace,
 * of which only the pupil's locker can tell.
 */
export const registerRows = async (
  tx: PrismaTx,
  {
    school,
    student,
    before = null,
  }: { readonly school: SchoolId; readonly student: StudentId; readonly before: number | null | undefined },
): Promise<z.infer<typeof Rows>> =>
  Rows.parse(
    await tx.$queryRaw`
      select r.number::text, coalesce(r.student_id = ${student}::uuid, false) as about, r.trace from register r
      where r.school_id = ${school}::uuid and (r.student_id = ${student}::uuid or r.trace is not null)
        and (${before}::bigint is null or r.number < ${before}::bigint)
      order by r.number desc limit ${atOnce}`,
  )
