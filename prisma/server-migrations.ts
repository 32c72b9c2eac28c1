import pg from 'pg'
import { z } from 'zod'
import { prepareAppRole } from './app-role.ts'
import { migrate, type OwnerSession } from './migrate.ts'
import { readMigrations } from './migrations-on-disk.ts'
import { ownerConnection } from './server-connection.ts'
import { StartError } from './start-error.ts'

/** The number under which `prisma migrate deploy` queues too, so that the two never migrate at once. */
const migrationLock = 72707369
const waitForOtherReplica = '5min'
const oldestVersion = 15

const reasonOf = (error: unknown): string => {
  const parsed = z.object({ code: z.string() }).safeParse(error)
  const message = error instanceof Error ? error.message : ''
  return [parsed.data?.code, message].filter(Boolean).join(': ') || 'for an unknown reason'
}

const connect = async (databaseUrl: string): Promise<pg.Client> => {
  const client = new pg.Client({ ...ownerConnection(databaseUrl), connectionTimeoutMillis: 10_000 })
  // Without a listener a broken connection would end the process; the statement that waits fails by itself.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    throw new StartError(`The PostgreSQL of DATABASE_URL cannot be reached (${reasonOf(error)}).`, {
      cause: error,
    })
  }
}

/** A connection to a PostgreSQL as migrations see it. */
export const serverOwner = (client: pg.Client): OwnerSession => ({
  query: async (sql, values = []) => (await client.query(sql, [...values])).rows,
  run: async (script) => {
    await client.query(script)
  },
})

const refuseOldServer = async (session: OwnerSession): Promise<void> => {
  const [{ version }] = z
    .tuple([z.object({ version: z.coerce.number() })])
    .parse(await session.query(`select current_setting('server_version_num') as version`))
  if (version < oldestVersion * 10_000)
    throw new StartError(`Trajectbot needs PostgreSQL ${oldestVersion} or newer; this one is older.`)
}

const waitForTurn = async (session: OwnerSession): Promise<void> => {
  try {
    await session.run(`set lock_timeout = '${waitForOtherReplica}'`)
    await session.query('select pg_advisory_lock($1)', [migrationLock])
    await session.run('reset lock_timeout')
  } catch (error) {
    throw new StartError(
      `Another replica has been applying migrations for ${waitForOtherReplica} (${reasonOf(error)}). Start again when it is done.`,
      { cause: error },
    )
  }
}

/** Brings a PostgreSQL up to the code, as the owner of its tables, one replica at a time. */
export const migrateServer = async (databaseUrl: string): Promise<readonly string[]> => {
  const migrations = await readMigrations()
  const client = await connect(databaseUrl)
  try {
    const session = serverOwner(client)
    await refuseOldServer(session)
    await waitForTurn(session)
    await prepareAppRole(session)
    return await migrate(session, migrations)
  } finally {
    // The advisory lock goes with its connection.
    await client.end()
  }
}
