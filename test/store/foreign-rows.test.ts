import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Database } from '../../prisma/database.ts'
import type { PrismaTx } from '../../prisma/stores/transaction.ts'
import { asOwner } from '../support/as-owner.ts'
import { engines, freshDatabase } from '../support/databases.ts'

const Table = z.object({ name: z.string(), columns: z.array(z.string()), types: z.array(z.string()) })
type Table = z.infer<typeof Table>

/** Every table with something of a school in it, as the database itself lists them. */
const tablesOf = async (database: Database): Promise<readonly Table[]> =>
  z.array(Table).parse(
    await asOwner(
      database,
      `select table_name::text as name,
         array_agg(column_name::text order by ordinal_position) as columns,
         array_agg(data_type::text order by ordinal_position) as types
       from information_schema.columns join information_schema.tables using (table_schema, table_name)
       where table_schema = 'public' and table_type = 'BASE TABLE'
         and table_name not in ('workspace', '_prisma_migrations')
       group by 1 order by 1`,
    ),
  )

const sampleOf = (type: string): string => {
  const values: Readonly<Record<string, string>> = {
    uuid: 'gen_random_uuid()',
    text: `'words'`,
    integer: '1',
    bigint: '1',
    boolean: 'true',
    ARRAY: `'{}'`,
    date: 'current_date',
    'timestamp with time zone': 'now()',
    bytea: `'\\x00'`,
    jsonb: `'{}'`,
  }
  const value = values[type]
  if (!value) throw new Error(`This test knows no value of type ${type} yet.`)
  return value
}

const schoolColumn = ({ name }: Table): string => (name === 'school' ? 'id' : 'school_id')

const insertFor = (school: string, table: Table): string => {
  const values = table.types.map((type, at) =>
    table.columns[at] === schoolColumn(table) ? `'${school}'` : sampleOf(type),
  )
  return `insert into ${table.name} (${table.columns.join(', ')}) values (${values.join(', ')})`
}

/** Two schools with a row in every table; only the walls are looked at here, so rows need not belong together. */
const twoSchools = async (database: Database) => {
  const tables = await tablesOf(database)
  const [ours, theirs] = [randomUUID(), randomUUID()]
  const inserts = tables.flatMap((table) => [insertFor(ours, table), insertFor(theirs, table)])
  await asOwner(
    database,
    `do $$ begin set local session_replication_role = replica; ${inserts.join('; ')}; end $$`,
  )
  return { tables, ours, theirs }
}

/** Runs a statement in a transaction of a school: its rows, or how many rows it changed. */
const inSchool = (database: Database, school: string) => {
  const inTransaction = <T>(work: (tx: PrismaTx) => Promise<T>): Promise<T> =>
    database.client.$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.school', ${school}, true)`
      return work(tx)
    })
  return {
    read: (sql: string) => inTransaction<unknown>((tx) => tx.$queryRawUnsafe(sql)),
    change: (sql: string) => inTransaction((tx) => tx.$executeRawUnsafe(sql)),
  }
}

/** Where the role for requests may not even try. */
const mayNot = {
  update: ['register', 'register_seal', 'register_unsealed', 'slip'],
  delete: ['register', 'register_seal', 'school'],
}

describe.each(engines)('the rows of a school on the %s database', (engine) => {
  test('are all that the school reads, in every table', async () => {
    const database = await freshDatabase(engine)
    const { tables, ours, theirs } = await twoSchools(database)
    expect(tables.length).toBeGreaterThan(10)
    for (const table of tables) {
      const all = `select ${schoolColumn(table)}::text as school from ${table.name}`
      expect(await inSchool(database, ours).read(all), table.name).toEqual([{ school: ours }])
      expect(await inSchool(database, theirs).read(all), table.name).toEqual([{ school: theirs }])
      expect(await inSchool(database, randomUUID()).read(all), table.name).toEqual([])
    }
  })

  test('are all that the school changes or removes, and it cannot add or give a row to another', async () => {
    const database = await freshDatabase(engine)
    const { tables, ours, theirs } = await twoSchools(database)
    const us = inSchool(database, ours)
    const stranger = inSchool(database, randomUUID())
    for (const table of tables) {
      const { name } = table
      const column = schoolColumn(table)
      await expect(us.change(insertFor(theirs, table)), name).rejects.toThrow('row-level security')
      if (!mayNot.update.includes(name)) {
        const give = `update ${name} set ${column} = '${theirs}'`
        await expect(us.change(give), name).rejects.toThrow('row-level security')
        const touch = `update ${name} set ${column} = ${column}`
        expect(await us.change(touch), name).toBe(1)
        expect(await stranger.change(touch), name).toBe(0)
      }
      if (!mayNot.delete.includes(name)) expect(await stranger.change(`delete from ${name}`), name).toBe(0)
    }
  })

  test('are closed to everybody while no school is set', async () => {
    const database = await freshDatabase(engine)
    const { tables, ours } = await twoSchools(database)
    const us = inSchool(database, ours)
    for (const table of tables) {
      // A request of a school came just before, on the same connection.
      await us.read('select 1')
      const read = database.client.$queryRawUnsafe(`select * from ${table.name}`)
      await expect(read, table.name).rejects.toThrow(/app\.school|uuid/)
      const add = database.client.$executeRawUnsafe(insertFor(ours, table))
      await expect(add, table.name).rejects.toThrow(/app\.school|uuid/)
    }
  })

  test('in the access register cannot be cut or emptied by another school', async () => {
    const database = await freshDatabase(engine)
    const { ours, theirs } = await twoSchools(database)
    await asOwner(database, `update register_seal set kind = 'cut', cut_to = 1`)
    const us = inSchool(database, ours)
    const [{ student }] = (await inSchool(database, theirs).read(
      'select student_id::text as student from register',
    )) as [{ student: string }]
    expect(await us.read(`select forget_in_register('{${student}}')`)).toEqual([])
    await us.read('select cut_register(1)::int')
    const left = 'select number::int, student_id::text as student from register'
    expect(await inSchool(database, theirs).read(left)).toEqual([{ number: 1, student }])
  })

  test('in the access register can be read and added to, never changed or removed', async () => {
    const database = await freshDatabase(engine)
    const us = inSchool(database, (await twoSchools(database)).ours)
    for (const sql of [
      'update register set allowed = true',
      `update register set because = 'mentor' where number = 1`,
      'delete from register',
      'truncate register',
      'insert into register select * from register on conflict (school_id, number) do update set allowed = true',
    ])
      await expect(us.change(sql), sql).rejects.toThrow('permission denied')
    const further = `insert into register (school_id, number, actor_id, action, allowed)
      values (current_school(), 2, gen_random_uuid(), 'advice.ask', false)`
    expect(await us.change(further)).toBe(1)
    expect(await us.read('select number::int from register order by number')).toEqual([
      { number: 1 },
      { number: 2 },
    ])
  })
})
