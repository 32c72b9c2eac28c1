import { openAsBlob } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { expect, inject, onTestFinished, test } from 'vitest'
import { embeddedOwner, migrateEmbedded, openInMemory } from '../../prisma/embedded.ts'
import { migrate } from '../../prisma/migrate.ts'
import { migration, migrationsFolder, readMigrations } from '../../prisma/migrations-on-disk.ts'
import { nextMigration } from '../../prisma/next-migration.ts'
import { schemaDifference, schemaPath } from '../../prisma/schema-difference.ts'
import { openSchemaEngine } from '../../prisma/schema-engine.ts'

const schema = await readFile(schemaPath, 'utf8')

const embedded = async (dump?: Blob) => {
  const pglite = await openInMemory(dump)
  onTestFinished(() => pglite.close())
  return pglite
}
const migrated = async () => embedded(await openAsBlob(inject('embeddedDump')))

/** The migrations of this version as Prisma's own engine takes them. */
const migrationsList = async () => ({
  baseDir: migrationsFolder,
  lockfile: { path: './migration_lock.toml', content: null },
  shadowDbInitScript: '',
  migrationDirectories: (await readMigrations()).map(({ name, script }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: script } },
  })),
})
const filters = { externalTables: [], externalEnums: [] }

test('schema and migrations agree', async () => {
  expect(await schemaDifference(await migrated(), schema)).toBeUndefined()
})

test('a column that has no migration yet is noticed', async () => {
  const further = schema.replace(/^model Student \{/m, 'model Student {\n  hobby String?')
  expect(await schemaDifference(await migrated(), further)).toContain('ADD COLUMN     "hobby" TEXT')
})

test('a new migration comes after the last one, whatever the clock says, and leaves nothing to do', async () => {
  const migrations = await readMigrations()
  const further = schema.replace(/^model Student \{/m, 'model Student {\n  hobby String?')
  const last = migrations.at(-1)?.name ?? ''
  const long = { ago: new Date('2020-01-01T00:00:00Z'), hence: new Date('2099-12-31T22:30:00Z') }
  const early = await nextMigration('hobby', { migrations, schema: further, now: long.ago })
  const late = await nextMigration('hobby', { migrations, schema: further, now: long.hence })

  expect(early?.name).toMatch(/^\d{14}_hobby$/)
  expect([last, early?.name].toSorted()).toEqual([last, early?.name])
  expect(late).toEqual({ name: '20991231223000_hobby', script: early?.script })

  const all = [...migrations, migration(late?.name ?? '', late?.script ?? '')]
  expect(await nextMigration('hobby', { migrations: all, schema: further, now: long.hence })).toBeUndefined()
})

test('what this bot migrated, Prisma finds complete', async () => {
  const engine = await openSchemaEngine(await migrated(), schema)
  const found = await engine.diagnoseMigrationHistory({
    migrationsList: await migrationsList(),
    optInToShadowDatabase: false,
    filters,
  })
  expect(found).toMatchObject({
    hasMigrationsTable: true,
    editedMigrationNames: [],
    failedMigrationNames: [],
    history: null,
  })
})

test('what Prisma migrated, this bot finds complete', async () => {
  const pglite = await embedded()
  const engine = await openSchemaEngine(pglite, schema)
  const all = (await readMigrations()).map(({ name }) => name)
  const { appliedMigrationNames } = await engine.applyMigrations({
    migrationsList: await migrationsList(),
    filters,
  })
  expect(appliedMigrationNames).toEqual(all)
  expect(await migrateEmbedded(pglite)).toEqual([])
})

test('the history that this bot keeps has the columns of the one that Prisma keeps', async () => {
  const columns = `select column_name, data_type, character_maximum_length, is_nullable, column_default
    from information_schema.columns where table_name = '_prisma_migrations' order by ordinal_position`
  const ours = await embedded()
  await migrate(embeddedOwner(ours), [migration('1_nothing', 'select 1')])
  const theirs = await embedded()
  await (await openSchemaEngine(theirs, schema)).applyMigrations({
    migrationsList: { ...(await migrationsList()), migrationDirectories: [] },
    filters,
  })
  const wanted = (await theirs.query(columns)).rows
  expect(wanted).toHaveLength(8)
  expect((await ours.query(columns)).rows).toEqual(wanted)
})
