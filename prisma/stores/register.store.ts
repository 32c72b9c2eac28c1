import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { PersonId, type SchoolId } from '../../src/core/kernel/ids.ts'
import type { Colleague } from '../../src/core/people/person.ts'
import {
  type About,
  beyond,
  type InDay,
  lookedThrough,
  pageSize,
  type RegisterLine,
  type RegisterPage,
  type RegisterStore,
} from '../../src/core/register/register.ts'
import { dateOf, instantOf } from './access.store.ts'
import { pupilIn } from './locker.ts'
import { colleagueColumns, colleagueOf } from './people.store.ts'
import { registerRows } from './register-rows.ts'
import type { PrismaTx } from './transaction.ts'

const Who = z.object({ actor_id: PersonId, given_name: z.string(), family_name: z.string() })
const Line = z.object({
  actor_id: PersonId,
  given_name: z.string().nullable(),
  family_name: z.string().nullable(),
  number: z.coerce.number(),
  at: z.date(),
  action: z.string(),
  allowed: z.boolean(),
  because: z.string().nullable(),
  student: z.string().nullable(),
  class: z.string().nullable(),
  traced: z.boolean(),
  forgotten: z.boolean(),
})
const Numbers = z.array(z.object({ number: z.coerce.number() }))
const InDays = z.array(Who.extend({ day: z.string(), looks: z.int(), refusals: z.int() }))
const Outside = z.array(Who.extend({ count: z.int() }))

const whoOf = ({ actor_id, given_name, family_name }: z.infer<typeof Who>): Colleague =>
  colleagueOf({ id: actor_id, givenName: given_name, familyName: family_name })

const aboutOf = (row: z.infer<typeof Line>): About => {
  if (row.forgotten) return { kind: 'forgotten' }
  if (row.student !== null) return { kind: 'student', name: row.student }
  if (row.class !== null) return { kind: 'class', name: row.class }
  return { kind: row.traced ? 'somebody' : 'nobody' }
}

const lineOf = (row: z.infer<typeof Line>): RegisterLine => ({
  number: row.number,
  at: instantOf(row.at),
  who:
    row.given_name === null || row.family_name === null
      ? undefined
      : whoOf({ ...row, given_name: row.given_name, family_name: row.family_name }),
  action: row.action,
  allowed: row.allowed,
  because: row.because ?? undefined,
  about: aboutOf(row),
})

/** The access register of the school of this transaction, to be read. */
export const registerStore = (tx: PrismaTx, school: SchoolId): RegisterStore => {
  const linesOf = async (numbers: readonly number[]): Promise<readonly RegisterLine[]> => {
    const rows = await tx.$queryRaw`
      select r.number::text, r.at, r.action, r.allowed, r.because, r.subject_digest is not null as forgotten,
        r.trace is not null as traced, r.actor_id::text, p.given_name, p.family_name,
        coalesce(s.nickname, s.given_name) || ' ' || s.family_name as student, c.name as class
      from register r
      left join person p on p.school_id = r.school_id and p.id = r.actor_id
      left join student s on s.school_id = r.school_id and s.id = r.student_id
      left join class c on c.school_id = r.school_id and c.id = r.class_id
      where r.school_id = ${school}::uuid and r.number = any (${numbers.map(String)}::text[]::bigint[])
      order by r.number desc`
    return z.array(Line).parse(rows).map(lineOf)
  }
  /** The page of these rows, of which one too many was asked for. */
  const pageOf = async (numbers: readonly number[]): Promise<RegisterPage> => {
    const shown = numbers.slice(0, pageSize)
    return { lines: await linesOf(shown), next: numbers.length > pageSize ? shown.at(-1) : undefined }
  }
  return {
    registerPage: async (_, { colleague = null, before = null }) => {
      const rows = await tx.$queryRaw`
        select r.number::text from register r where r.school_id = ${school}::uuid
          and (${colleague}::uuid is null or r.actor_id = ${colleague}::uuid)
          and (${before}::bigint is null or r.number < ${before}::bigint)
        order by r.number desc limit ${pageSize + 1}`
      return pageOf(Numbers.parse(rows).map(({ number }) => number))
    },
    registerOfPupil: async (permit, before) => {
      const { student, locker } = pupilIn(permit)
      const found: number[] = []
      let [from, looked, more] = [before, 0, true]
      while (more && found.length <= pageSize && looked < lookedThrough) {
        const rows = await registerRows(tx, { school, student, before: from })
        for (const { number, about, trace } of rows)
          if (about || (trace && locker.left(trace))) found.push(number)
        from = rows.at(-1)?.number
        looked += rows.length
        more = rows.length > 0
      }
      const page = await pageOf(found)
      return { ...page, next: page.next ?? (more ? from : undefined) }
    },
    everybody: async () =>
      (await tx.person.findMany({ where: { schoolId: school }, select: colleagueColumns })).map(colleagueOf),
    oddLooks: async (_, { since, zone, open }) => {
      const from = dateOf(since)
      const inDays = InDays.parse(
        await tx.$queryRaw`
          select d.*, p.given_name, p.family_name from (
            select r.actor_id::text as actor_id, (r.at at time zone ${zone})::date::text as day,
              count(distinct r.at) filter (where r.allowed and coalesce(r.student_id::text, r.trace::text) is not null)::int
                as looks,
              count(distinct r.at) filter (where not r.allowed)::int as refusals
            from register r where r.school_id = ${school}::uuid and r.at >= ${from}::timestamptz
            group by 1, 2
          ) d join person p on p.school_id = ${school}::uuid and p.id = d.actor_id::uuid
          where looks > ${beyond.looksInDay} or refusals > ${beyond.refusalsInDay}`,
      )
      const outside = Outside.parse(
        await tx.$queryRaw`
          select p.id::text as actor_id, p.given_name, p.family_name, count(distinct r.at)::int as count
          from register r join person p on p.school_id = r.school_id and p.id = r.actor_id
          where r.school_id = ${school}::uuid and r.at >= ${from}::timestamptz and r.allowed
            and (r.student_id is not null or r.trace is not null)
            and not exists (
              select from unnest(
                ${open.map((hours) => dateOf(hours.from))}::timestamptz[], ${open.map((hours) => dateOf(hours.until))}::timestamptz[]
              ) as h (opens, closes) where r.at >= h.opens and r.at < h.closes
            )
          group by 1, 2, 3 having count(distinct r.at) > ${beyond.looksOutsideHours} order by 4 desc, 1`,
      )
      const inDayBy = (which: 'looks' | 'refusals', limit: number): readonly InDay[] =>
        inDays
          .filter((row) => row[which] > limit)
          .map((row) => ({ who: whoOf(row), day: Temporal.PlainDate.from(row.day), count: row[which] }))
          .toSorted((one, other) => other.count - one.count)
      return {
        many: inDayBy('looks', beyond.looksInDay),
        refused: inDayBy('refusals', beyond.refusalsInDay),
        outsideHours: outside.map((row) => ({ who: whoOf(row), count: row.count })),
      }
    },
  }
}
