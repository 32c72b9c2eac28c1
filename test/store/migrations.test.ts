import { describe, expect, test } from 'vitest'
import { migrate, type OwnerSession } from '../../prisma/migrate.ts'
import { type Migration, migration, readMigrations } from '../../prisma/migrations-on-disk.ts'
import { engines } from '../support/databases.ts'
import { emptyDatabase } from '../support/empty-databases.ts'

const first = migration('1_first', 'create table first (id int);\ninsert into first values (1);\n')
const second = migration('2_second', 'create table second (id int);\n')

const tables = async (session: OwnerSession): Promise<unknown> =>
  session.query(`select tablename as name from pg_tables where schemaname = 'public' order by 1`)
const names = (...found: string[]) => found.map((name) => ({ name }))

describe.each(engines)('migrations on the %s database', (engine) => {
  test('all migrations of this version are applied to an empty database, once', async () => {
    const session = await emptyDatabase(engine)
    const migrations = await readMigrations()
    expect(await migrate(session, migrations)).toEqual(migrations.map(({ name }) => name))
    expect(await migrate(session, migrations)).toEqual([])
  })

  test('only what is new is applied to a database that has the rest', async () => {
    const session = await emptyDatabase(engine)
    await migrate(session, [first])
    expect(await migrate(session, [first, second])).toEqual(['2_second'])
    expect(await tables(session)).toEqual(names('_prisma_migrations', 'first', 'second'))
  })

  test('a migration that was changed afterwards stops the start and says how to mend it', async () => {
    const session = await emptyDatabase(engine)
    await migrate(session, [first])
    const changed = migration(first.name, `${first.script}-- and more\n`)
    await expect(migrate(session, [changed, second])).rejects.toThrow(
      /1_first was changed .* Put prisma\/migrations\/1_first\/migration\.sql back as it was/,
    )
    expect(await tables(session)).toEqual(names('_prisma_migrations', 'first'))
  })

  test('a checkout with other line endings is not a change', async () => {
    const session = await emptyDatabase(engine)
    await migrate(session, [first])
    const onWindows = migration(first.name, first.script.replaceAll('\n', '\r\n'))
    expect(await migrate(session, [onWindows])).toEqual([])
  })

  test('a database that is newer than the code stops the start and names the unknown migration', async () => {
    const session = await emptyDatabase(engine)
    await migrate(session, [first, second])
    await expect(migrate(session, [first])).rejects.toThrow(
      /newer than this version .* 2_second, .* Start the newer version/,
    )
  })

  test('a migration that fails halfway leaves nothing behind, and is simply applied when it is mended', async () => {
    const session = await emptyDatabase(engine)
    const broken = migration('2_second', 'create table second (id int); select 1 / 0;')
    await expect(migrate(session, [first, broken])).rejects.toThrow(/2_second failed .*division by zero/)
    expect(await tables(session)).toEqual(names('_prisma_migrations', 'first'))
    expect(await migrate(session, [first, second])).toEqual(['2_second'])
  })

  test('a migration that another tool left half done stops the start, until somebody has looked at it', async () => {
    const session = await emptyDatabase(engine)
    await migrate(session, [first])
    await session.query(
      `insert into _prisma_migrations (id, checksum, migration_name) values ('half', $1, $2)`,
      [second.checksum, second.name],
    )
    const said = await migrate(session, [first, second]).catch((error: Error) => error.message)
    expect(said).toContain('2_second was begun and never finished')
    const [advice = ''] = /update _prisma_migrations .*;/.exec(String(said)) ?? []
    await session.run(advice)
    expect(await migrate(session, [first, second])).toEqual(['2_second'])
  })

  test('a database that belongs to something else is left alone', async () => {
    const session = await emptyDatabase(engine)
    await session.run('create table of_somebody_else (id int)')
    await expect(migrate(session, [first])).rejects.toThrow('holds tables that Trajectbot did not make')
    expect(await tables(session)).toEqual(names('of_somebody_else'))
  })

  test('migrations are applied in the order of their names, each after the other', async () => {
    const session = await emptyDatabase(engine)
    const migrations: Migration[] = Array.from({ length: 12 }, (_, at) =>
      migration(`${String(at).padStart(2, '0')}_step`, `create table step_${at} (id int);`),
    )
    await migrate(session, migrations)
    const history = await session.query(
      'select migration_name as name from _prisma_migrations order by started_at',
    )
    expect(history).toEqual(names(...migrations.map(({ name }) => name)))
  })
})
