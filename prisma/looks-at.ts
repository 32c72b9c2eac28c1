import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Inspected, LookedAt } from '../src/core/inspection/inspection.ts'
import { colleagueName } from './stores/people.store.ts'
import { registerRows } from './stores/register-rows.ts'
import type { PrismaTx } from './stores/transaction.ts'

const Looks = z.array(
  z.object({
    day: z.string(),
    given_name: z.string().nullable(),
    family_name: z.string().nullable(),
    action: z.string(),
    allowed: z.boolean(),
    because: z.string().nullable(),
    times: z.int(),
  }),
)
type Look = z.infer<typeof Looks>[number]

const lookOf = ({ day, given_name, family_name, because, ...look }: Look): LookedAt => ({
  ...look,
  day: Temporal.PlainDate.from(day),
  who:
    given_name !== null && family_name !== null
      ? colleagueName({ givenName: given_name, familyName: family_name })
      : undefined,
  because: because ?? undefined,
})

/**
 * Who looked at a pupil on which day, how often and why; the newest first. The whole register is gone through, some
 * rows in each transaction, for those that only the pupil's locker recognises stand anywhere in it.
 */
export const looksAt = async (
  { school, student, locker }: Inspected,
  zone: string,
  inSchool: <T>(work: (tx: PrismaTx) => Promise<T>) => Promise<T>,
): Promise<readonly LookedAt[]> => {
  const counted = new Map<string, Look>()
  let before: number | undefined
  for (;;) {
    const last = await inSchool(async (tx) => {
      const rows = await registerRows(tx, { school, student, before })
      const numbers = rows
        .filter(({ about, trace }) => about || (trace && locker?.left(trace)))
        .map(({ number }) => String(number))
      if (numbers.length > 0) {
        const looks = Looks.parse(
          await tx.$queryRaw`
            select (r.at at time zone ${zone})::date::text as day, p.given_name, p.family_name,
              r.action, r.allowed, r.because, count(*)::int as times
            from register r left join person p on p.school_id = r.school_id and p.id = r.actor_id
            where r.school_id = ${school}::uuid and r.number = any (${numbers}::text[]::bigint[])
            group by 1, 2, 3, 4, 5, 6 order by 1 desc, 3, 2, 4`,
        )
        for (const { times, ...look } of looks) {
          const key = JSON.stringify(look)
          counted.set(key, { ...look, times: times + (counted.get(key)?.times ?? 0) })
        }
      }
      return rows.at(-1)?.number
    })
    if (last === undefined) break
    before = last
  }
  return [...counted.values()]
    .map(lookOf)
    .toSorted((one, other) => Temporal.PlainDate.compare(other.day, one.day))
}
