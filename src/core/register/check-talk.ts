import { z } from 'zod'
import { faultKinds } from './fault.ts'

/** Of which school the register is to be checked; of all when left out. */
export const CheckOrder = z.strictObject({ school: z.string().max(40).optional() })

const Count = z.int().min(0)

/** So many faults are told one by one; somebody who removes half of a register is found out with fewer. */
export const mostFaults = 500

/** What a check came to, school by school, and then that this was all. */
export const CheckAnswer = z.discriminatedUnion('is', [
  /** Nothing can be checked: there is no master key, or no school of this key. */
  z.strictObject({ is: z.enum(['no-key', 'no-school', 'end']) }),
  z.strictObject({
    is: z.literal('school'),
    school: z.string(),
    seals: Count,
    rows: Count,
    forgotten: Count,
    waiting: Count,
    cutTo: Count.optional(),
    faults: Count,
    first: z
      .array(
        z.strictObject({
          is: z.enum(faultKinds),
          row: Count.optional(),
          seal: Count.optional(),
          to: Count.optional(),
        }),
      )
      .max(mostFaults),
  }),
])
export type CheckAnswer = z.infer<typeof CheckAnswer>
