import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { keepSchool } from '../../prisma/keep-school.ts'
import { openRegisterChain, readRegister } from '../../prisma/register-chain.ts'
import { SchoolFile } from '../../prisma/school-file.ts'
import type { PrismaTx } from '../../prisma/stores/transaction.ts'
import { SchoolId, StudentId } from '../../src/core/kernel/ids.ts'
import type { Fault, Verified } from '../../src/core/register/fault.ts'
import { forgetInRegister } from '../../src/core/register/forget-in-register.ts'
import { type Sealing, sealRegister } from '../../src/core/register/seal-register.ts'
import { verifyRegister } from '../../src/core/register/verify-register.ts'
import { masterKeyFrom } from '../../src/vault/master-key.ts'
import { sealKeyOf } from '../../src/vault/seal-key.ts'
import { asOwner } from './as-owner.ts'
import { type Engine, freshDatabase } from './databases.ts'

/** The key of these tests. */
export const masterKey = Buffer.alloc(32, 'trajectbot').toString('base64')

const school = SchoolFile.parse({
  name: 'Voorbeeldcollege',
  workspaces: [{ platform: 'slack', id: 'T0SCHOOL' }],
  people: [{ givenName: 'Jan', familyName: 'Bakker', roles: ['teacher'], teaches: ['2B'] }],
  students: [
    { number: '1001', givenName: 'Sanne', familyName: 'van den Berg', classes: ['2B'] },
    { number: '1002', givenName: 'Wesley', familyName: 'Kuipers', classes: ['2B'] },
  ],
})

/** A school with a register that is written to, sealed, tampered with and checked. */
export const registerOfSchool = async (engine: Engine) => {
  const database = await freshDatabase(engine)
  const { client } = database
  const kept = await keepSchool(client, school, newId)
  const id = SchoolId.parse(kept.id)
  const [actor = ''] = kept.people
  const students = kept.students.map((student) => StudentId.parse(student))
  const key = sealKeyOf(masterKeyFrom(masterKey))
  const chain = openRegisterChain(client, key)
  const anchored = new Map<number, string>()
  const lines: unknown[] = []
  let clock = Temporal.Instant.from('2026-11-25T08:00:00Z')

  const inSchool = <T>(work: (tx: PrismaTx) => Promise<T>): Promise<T> =>
    client.$transaction(
      async (tx) => {
        await tx.$executeRaw`select set_config('app.school', ${id}, true)`
        return work(tx)
      },
      { maxWait: 30_000, timeout: 30_000 },
    )
  const row = (tx: PrismaTx, student: string | undefined) =>
    tx.$executeRawUnsafe(
      `insert into register (school_id, number, at, actor_id, action, allowed, because, student_id)
       values ($1::uuid, nextval('register_${id.replaceAll('-', '')}'), $2::timestamptz, $3::uuid, 'advice.read', $4, $5, $6::uuid)`,
      id,
      new Date(clock.epochMilliseconds),
      actor,
      student !== undefined,
      student === undefined ? null : 'teaches',
      student ?? null,
    )
  const sealing: Sealing = {
    chain,
    anchors: {
      keep: async (anchors) => {
        for (const { seal } of anchors) if (!anchored.has(seal.number)) anchored.set(seal.number, seal.hash)
      },
    },
    clock: () => clock,
    log: (event, fields) => lines.push({ event, ...fields }),
    pause: async () => undefined,
  }
  return {
    database,
    id,
    students,
    key,
    chain,
    sealing,
    anchored,
    lines,
    inSchool,
    row,
    /** Lets time go by. */
    later: (time: Temporal.DurationLike) => {
      clock = clock.add(time)
    },
    now: () => clock,
    /** Writes rows, the first two about the pupils and the others about nobody. */
    write: async (rows: number): Promise<void> => {
      for (let count = 0; count < rows; count += 1) {
        await inSchool((tx) => row(tx, students[count]))
        clock = clock.add({ milliseconds: 10 })
      }
    },
    seal: () => sealRegister(sealing),
    forget: (...students: readonly StudentId[]) => forgetInRegister(sealing, id, students),
    asOwner: (sql: string) => asOwner(database, sql),
    /** Checks the register; the faults of its rows and seals in the order of their kinds and numbers. */
    verify: async (with_ = anchored): Promise<Verified> => {
      const found = await verifyRegister(
        { school: id, keys: [key], anchored: with_ },
        readRegister(client, id),
      )
      const order = ({ is, seal = 0, row: number = 0 }: Fault): string =>
        `${is} ${String(seal).padStart(9, '0')} ${String(number).padStart(9, '0')}`
      return { ...found, faults: found.faults.toSorted((one, other) => (order(one) < order(other) ? -1 : 1)) }
    },
  }
}
export type Registered = Awaited<ReturnType<typeof registerOfSchool>>
