import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { SchoolId } from '../src/core/kernel/ids.ts'
import type { RegisterChain, RegisterReading, SealedNow } from '../src/core/register/chain.ts'
import type { SealKey } from '../src/core/register/seal.ts'
import type { PrismaClient } from './generated/client.ts'
import { instantOf } from './stores/access.store.ts'
import { rowDigest } from './stores/row-digest.ts'
import { batch, sealStore, takeOut } from './stores/seal.store.ts'
import { sealColumns, sealsOf } from './stores/seal-rows.ts'
import type { PrismaTx } from './stores/transaction.ts'

const Schools = z.array(z.object({ school: SchoolId }))
const Numbers = z.array(z.object({ row: z.coerce.number() }))
const Rows = z.array(z.object({ row: z.coerce.number(), digest: z.string(), forgotten: z.boolean() }))
const Waiting = z.array(z.object({ row: z.coerce.number(), at: z.date().nullable() }))

const inSchool = <T>(
  client: PrismaClient,
  school: SchoolId,
  work: (tx: PrismaTx) => Promise<T>,
): Promise<T> =>
  client.$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('app.school', ${school}, true)`
    return work(tx)
  })

/** A register that nobody has a key for: it is kept, and grows. */
const withoutKey = (client: PrismaClient): RegisterChain => ({
  seal: async () => ({ steps: [], failed: 0, more: false }),
  cut: async () => undefined,
  forget: (school, students) =>
    inSchool(client, school, async (tx) => ({ rows: (await takeOut(tx, students)).length, seal: undefined })),
})

/** Who gives up its place in a long line stands at the end of it again. */
const inLine = { maxWait: 30_000, timeout: 10_000 }

/** Of so many schools at most it is done in one transaction. */
const schoolsAtOnce = 20

/**
 * Seals what waits at every school, in one transaction: where requests stand in line for a connection, so does the
 * sealing, and it does so once.
 */
const sealAll = async (tx: PrismaTx, key: SealKey, at: Temporal.Instant): Promise<SealedNow> => {
  const behind = Schools.parse(await tx.$queryRaw`select schools_to_seal() as school`)
  const steps: SealedNow['steps'][number][] = []
  let [failed, rows] = [0, 0]
  for (const { school } of behind.slice(0, schoolsAtOnce)) {
    await tx.$executeRaw`select set_config('app.school', ${school}, true)`
    await tx.$executeRaw`savepoint school`
    try {
      const step = await sealStore(tx, school, key).seal(at)
      if (step) steps.push({ school, ...step })
      rows += step?.rows ?? 0
    } catch {
      await tx.$executeRaw`rollback to savepoint school`
      failed += 1
    }
    if (rows >= batch) break
  }
  return { steps, failed, more: steps.length > 0 && (rows >= batch || behind.length > schoolsAtOnce) }
}

/** Lengthens the chain of seals of every school in a database. Without a key there are no seals. */
export const openRegisterChain = (client: PrismaClient, key: SealKey | undefined): RegisterChain =>
  key === undefined
    ? withoutKey(client)
    : {
        seal: (at) => client.$transaction((tx) => sealAll(tx, key, at), inLine),
        cut: (school, before, at) =>
          inSchool(client, school, (tx) => sealStore(tx, school, key).cut(before, at)),
        forget: (school, students, at) =>
          inSchool(client, school, (tx) => sealStore(tx, school, key).forget(students, at)),
      }

/** Reads the register of one school to check it, a piece at a time, beside a bot that goes on. */
export const readRegister = (client: PrismaClient, school: SchoolId): RegisterReading => ({
  seals: (from, most) =>
    inSchool(client, school, async (tx) =>
      sealsOf(
        await tx.$queryRaw`select ${sealColumns} from register_seal
          where school_id = ${school}::uuid and number >= ${from}::bigint order by register_seal.number limit ${most}`,
      ),
    ),
  rows: (numbers) =>
    inSchool(client, school, async (tx) =>
      Rows.parse(
        await tx.$queryRaw`select r.number::text as row, ${rowDigest} as digest, r.subject_digest is not null as forgotten
          from register r where r.school_id = ${school}::uuid and r.number = any (${numbers.map(String)}::text[]::bigint[])`,
      ),
    ),
  settled: (after, most) =>
    inSchool(client, school, async (tx) =>
      Numbers.parse(
        await tx.$queryRaw`select r.number::text as row from register r
          where r.school_id = ${school}::uuid and r.number > ${after}::bigint
            and not exists (select from register_unsealed u where u.school_id = r.school_id and u.number = r.number)
          order by r.number limit ${most}`,
      ).map(({ row }) => row),
    ),
  waiting: () =>
    inSchool(client, school, async (tx) =>
      Waiting.parse(
        await tx.$queryRaw`select u.number::text as row, r.at
          from register_unsealed u left join register r using (school_id, number)
          where u.school_id = ${school}::uuid order by u.number limit 1000`,
      ).map(({ row, at }) => ({ row, at: at ? instantOf(at) : undefined })),
    ),
})
