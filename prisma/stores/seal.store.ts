import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { SchoolId, StudentId } from '../../src/core/kernel/ids.ts'
import type { Step, TakenOut } from '../../src/core/register/chain.ts'
import { makeSeal, type Seal, type Sealed, type SealKey } from '../../src/core/register/seal.ts'
import { dateOf } from './access.store.ts'
import { rowDigest } from './row-digest.ts'
import { keptOf, sealColumns, sealsOf } from './seal-rows.ts'
import type { PrismaTx } from './transaction.ts'

const Taken = z.array(z.object({ row: z.coerce.number(), digest: z.string(), forgotten: z.boolean() }))
const Tried = z.tuple([z.object({ mine: z.boolean() })])
const Numbers = z.array(z.object({ row: z.coerce.number() }))
const Past = z.array(z.object({ number: z.coerce.number(), hash: z.string() }))
const Gone = z.tuple([z.object({ gone: z.coerce.number() })])

/** Takes pupils out of the rows that are about them; the numbers of those rows. */
export const takeOut = async (tx: PrismaTx, students: readonly StudentId[]): Promise<readonly number[]> =>
  Numbers.parse(
    await tx.$queryRaw`select forget_in_register(${[...students]}::text[]::uuid[])::text as row`,
  ).map(({ row }) => row)

/** An embedded database does nothing else meanwhile, so that everybody waits for it. */
export const batch = 500

/** The seals of one school, in the transaction of the caller. Who seals holds a lock of its own; no request waits for it. */
export const sealStore = (tx: PrismaTx, school: SchoolId, key: SealKey) => {
  const lock = `register seal of ${school}`

  const newest = async (): Promise<Seal | undefined> =>
    sealsOf(
      await tx.$queryRaw`select ${sealColumns} from register_seal where school_id = ${school}::uuid
        order by register_seal.number desc limit 1`,
    )[0]

  const append = async (sealed: Sealed, at: Temporal.Instant): Promise<Seal> => {
    const seal = makeSeal(school, { after: await newest(), sealed, at }, key)
    const { rows, digests, cutTo, cutHash } = keptOf(sealed)
    await tx.$executeRaw`
      insert into register_seal
        (school_id, number, kind, at, rows, digests, cut_to, cut_hash, previous, hash, key_name)
      values (
        ${school}::uuid, ${seal.number}::bigint, ${sealed.kind}, ${dateOf(at)}::timestamptz, ${rows}::text[]::bigint[],
        decode(${digests}, 'hex'), ${cutTo}::bigint, decode(${cutHash}, 'hex'),
        decode(${seal.previous}, 'hex'), decode(${seal.hash}, 'hex'), ${seal.keyName}
      )`
    return seal
  }

  /** Whether the chain is ours to lengthen until the end of this transaction. */
  const tryLock = async (): Promise<boolean> =>
    Tried.parse(await tx.$queryRaw`select pg_try_advisory_xact_lock(hashtextextended(${lock}, 0)) as mine`)[0]
      .mine

  const waitForLock = (): Promise<number> =>
    tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`

  return {
    /** Seals the rows that wait, the lowest numbers first; nothing when none wait or when somebody else is sealing. */
    seal: async (at: Temporal.Instant): Promise<Step | undefined> => {
      if (!(await tryLock())) return undefined
      const rows = Taken.parse(
        await tx.$queryRaw`
          with taken as (
            delete from register_unsealed u where u.school_id = ${school}::uuid and u.number in (
              select w.number from register_unsealed w join register r using (school_id, number)
              where w.school_id = ${school}::uuid order by w.number limit ${batch}
            ) returning u.number
          )
          select r.number::text as row, ${rowDigest} as digest, r.subject_digest is not null as forgotten
          from taken t join register r on r.school_id = ${school}::uuid and r.number = t.number
          order by r.number`,
      )
      if (rows.length === 0) return undefined
      const sealed = rows.map(({ row, digest }) => ({ row, digest }))
      let seal = await append({ kind: 'rows', rows: sealed }, at)
      // Their pupils were forgotten when there was no key yet to seal that with.
      const forgotten = rows.filter((one) => one.forgotten).map(({ row }) => row)
      if (forgotten.length > 0) seal = await append({ kind: 'forgotten', rows: forgotten }, at)
      return { seal, rows: rows.length }
    },

    /** Cuts off the seals that were made before a moment, with their rows. */
    cut: async (before: Temporal.Instant, at: Temporal.Instant): Promise<Step | undefined> => {
      await waitForLock()
      const past = Past.parse(
        await tx.$queryRaw`
          select number::text, encode(hash, 'hex') as hash from (
            select s.number, s.hash, sum(cardinality(s.rows)) over (order by s.number) as so_far
            from register_seal s where s.school_id = ${school}::uuid and s.at < ${dateOf(before)}::timestamptz
            order by s.number limit ${batch}
          ) oldest where so_far <= ${batch} order by oldest.number desc limit 1`,
      )
      const [last] = past
      if (!last) return undefined
      const seal = await append({ kind: 'cut', to: last.number, hash: last.hash }, at)
      const [{ gone }] = Gone.parse(
        await tx.$queryRaw`select cut_register(${last.number}::bigint)::text as gone`,
      )
      return { seal, rows: gone }
    },

    /** Takes pupils out of the rows that are about them, and seals that this was done. The digests of those rows stay. */
    forget: async (students: readonly StudentId[], at: Temporal.Instant): Promise<TakenOut> => {
      await waitForLock()
      const rows = await takeOut(tx, students)
      if (rows.length === 0) return { rows: 0, seal: undefined }
      const sorted = rows.toSorted((one, other) => one - other)
      return { rows: rows.length, seal: await append({ kind: 'forgotten', rows: sorted }, at) }
    },
  }
}
