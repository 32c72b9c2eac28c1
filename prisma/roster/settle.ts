import { z } from 'zod'
import { Prisma } from '../generated/client.ts'
import type { PrismaTx } from '../stores/transaction.ts'

const { sql, raw, join } = Prisma
type Sql = Prisma.Sql

/** A table in which a row that no longer holds is ended, not removed. */
export type Lasting = {
  readonly table: 'person' | 'student' | 'class' | 'enrolment' | 'assignment'
  readonly endedAt: 'left_at' | 'ended_at'
  /** Columns by which a row is known again. */
  readonly key: readonly string[]
  /** Columns that may change. */
  readonly columns: readonly string[]
  /** Which rows are to be settled; the table is called `live` there. */
  readonly scope: Sql
  /** The rows that hold now: a query that gives the key and the columns. */
  readonly target: Sql
}

const Settled = z.tuple([z.strictObject({ before: z.int(), add: z.int(), change: z.int(), end: z.int() })])

const list = (prefix: string, columns: readonly string[]): Sql =>
  raw(columns.map((column) => `${prefix}${column}`).join(', '))

/**
 * Makes the rows that hold in a table those of the target: ends what is not in it, brings back what had ended,
 * changes and adds the rest. One statement, however many rows; who was there before is the same row again.
 */
export const settle = async (
  tx: PrismaTx,
  { school, at }: { readonly school: string; readonly at: Date },
  { table, endedAt, key, columns, scope, target }: Lasting,
): Promise<{ before: number; add: number; change: number; end: number }> => {
  const live = raw(table)
  const ended = raw(endedAt)
  const isOurs = sql`live.school_id = ${school}::uuid and ${scope}`
  const same = join(
    key.map((column) => sql`live.${raw(column)} = target.${raw(column)}`),
    ' and ',
  )
  const assign = (more: readonly Sql[]): Sql =>
    join([...columns.map((column) => sql`${raw(column)} = target.${raw(column)}`), ...more])
  const differs =
    columns.length === 0
      ? sql`false`
      : sql`(${list('live.', columns)}) is distinct from (${list('target.', columns)})`
  const touch = sql`${ended} = null`
  const hasId = ['person', 'student', 'class'].includes(table)
  const [id, newId] = hasId ? [raw('id, '), raw('gen_random_uuid(), ')] : [raw(''), raw('')]
  const rows = await tx.$queryRaw`
    with target as materialized (${target}),
    there as (
      select count(*)::int as amount from ${live} live where ${isOurs} and live.${ended} is null
    ),
    over as (
      update ${live} live set ${ended} = ${at}::timestamptz
      where ${isOurs} and live.${ended} is null and not exists (select from target where ${same})
      returning 1
    ),
    different as (
      update ${live} live set ${assign([touch])} from target
      where ${isOurs} and ${same} and live.${ended} is null and ${differs}
      returning 1
    ),
    back as (
      update ${live} live set ${assign([touch])} from target
      where ${isOurs} and ${same} and live.${ended} is not null
      returning 1
    ),
    fresh as (
      insert into ${live} (${id}school_id, ${list('', [...key, ...columns])})
      select ${newId}${school}::uuid, ${list('target.', [...key, ...columns])} from target
      where not exists (select from ${live} live where ${isOurs} and ${same})
      returning 1
    )
    select
      (select amount from there) as before,
      ((select count(*) from fresh) + (select count(*) from back))::int as add,
      (select count(*) from different)::int as change,
      (select count(*) from over)::int as end`
  return Settled.parse(rows)[0]
}
