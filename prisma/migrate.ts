import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Migration } from './migrations-on-disk.ts'
import { StartError } from './start-error.ts'

/** One connection on which migrations are applied, as the owner of the tables. */
export type OwnerSession = {
  query(sql: string, values?: readonly unknown[]): Promise<readonly unknown[]>
  /** Runs a script of several statements. */
  run(script: string): Promise<void>
}

const Applied = z.object({
  migration_name: z.string(),
  checksum: z.string(),
  finished: z.boolean(),
  rolled_back: z.boolean(),
})
type Applied = z.infer<typeof Applied>

// Letter for letter what `prisma migrate deploy` makes, so that either may come first.
const historyTable = `create table _prisma_migrations (
  id                  varchar(36) primary key not null,
  checksum            varchar(64) not null,
  finished_at         timestamptz,
  migration_name      varchar(255) not null,
  logs                text,
  rolled_back_at      timestamptz,
  started_at          timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`

const prepareHistory = async (session: OwnerSession): Promise<void> => {
  const [found] = z.array(z.object({ history: z.boolean(), tables: z.boolean() })).parse(
    await session.query(
      `select to_regclass('public._prisma_migrations') is not null as history,
           exists (select from pg_tables where schemaname = 'public') as tables`,
    ),
  )
  if (found?.history) return
  if (found?.tables)
    throw new StartError(
      'This database holds tables that Trajectbot did not make. Give Trajectbot a database of its own, and name it in DATABASE_URL.',
    )
  await session.run(historyTable)
}

const readHistory = async (session: OwnerSession): Promise<readonly Applied[]> =>
  z.array(Applied).parse(
    await session.query(
      `select migration_name, checksum, finished_at is not null as finished, rolled_back_at is not null as rolled_back
       from public._prisma_migrations order by started_at`,
    ),
  )

/** The migrations still to be applied; stops the start where code and database cannot be brought together. */
export const pendingMigrations = (
  migrations: readonly Migration[],
  history: readonly Applied[],
): readonly Migration[] => {
  const standing = history.filter((row) => !row.rolled_back)
  const failed = standing.find((row) => !row.finished)
  if (failed)
    throw new StartError(
      `The migration ${failed.migration_name} was begun and never finished, by a tool that applies migrations in pieces. ` +
        'See what it did (column logs of _prisma_migrations), undo that or restore a backup, and then run: ' +
        `update _prisma_migrations set rolled_back_at = now() where migration_name = '${failed.migration_name}' and finished_at is null;`,
    )
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { migration_name: name, checksum } of standing) {
    const migration = known.get(name)
    if (!migration)
      throw new StartError(
        `The database is newer than this version of Trajectbot: it has the migration ${name}, which this version does not know. ` +
          'Start the newer version, or restore a backup from before it.',
      )
    if (migration.checksum !== checksum && migration.checksumElsewhere !== checksum)
      throw new StartError(
        `The migration ${name} was changed after it was applied to this database. ` +
          `Put prisma/migrations/${name}/migration.sql back as it was, and make the change in a new migration: npm run migration -- <name>.`,
      )
  }
  const applied = new Set(standing.map((row) => row.migration_name))
  return migrations.filter((migration) => !applied.has(migration.name))
}

const apply = async (session: OwnerSession, { name, script, checksum }: Migration): Promise<void> => {
  const id = randomUUID()
  await session.run('begin')
  try {
    await session.query(
      `insert into public._prisma_migrations (id, checksum, migration_name, started_at)
       values ($1, $2, $3, clock_timestamp())`,
      [id, checksum, name],
    )
    await session.run(script)
    await session.query(
      `update public._prisma_migrations set finished_at = clock_timestamp(), applied_steps_count = 1 where id = $1`,
      [id],
    )
    await session.run('commit')
  } catch (error) {
    // A connection that broke cannot roll back any more, and need not: the server does.
    await session.run('rollback').catch(() => undefined)
    const reason = error instanceof Error ? error.message : 'for an unknown reason'
    throw new StartError(
      `The migration ${name} failed and left nothing behind: ${reason}. The database is as it was before this migration.`,
      { cause: error },
    )
  }
}

/**
 * Brings a database up to the code and tells which migrations that took; each one is applied whole or not at all.
 * The caller sees to it that nobody else does the same at the same time.
 */
export const migrate = async (
  session: OwnerSession,
  migrations: readonly Migration[],
): Promise<readonly string[]> => {
  await prepareHistory(session)
  const pending = pendingMigrations(migrations, await readHistory(session))
  for (const migration of pending) await apply(session, migration)
  return pending.map((migration) => migration.name)
}
