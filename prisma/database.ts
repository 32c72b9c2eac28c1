import type { PGlite } from '@electric-sql/pglite'
import type { Log } from '../src/core/app/log.ts'
import { type Ask, askEmbedded } from './ask.ts'
import { becomeAppRole, embeddedClient, migrateEmbedded, openInFolder } from './embedded.ts'
import { lockFolder } from './embedded-lock.ts'
import type { PrismaClient } from './generated/client.ts'
import { readyDatabase } from './ready-database.ts'
import { openServer, refuseWrongRole } from './server.ts'
import { appConnection, type ServerConnection } from './server-connection.ts'
import { migrateServer } from './server-migrations.ts'

/** Where the queue keeps its jobs: the same database, as the same role. */
export type QueueDatabase =
  | { readonly kind: 'embedded'; readonly pglite: PGlite }
  | ({ readonly kind: 'server' } & ServerConnection)

/** A database that is up to date with the code, used as the role for requests. */
export type Database = {
  readonly kind: 'embedded' | 'server'
  readonly client: PrismaClient
  readonly ask: Ask
  readonly queue: QueueDatabase
  /** Whether it answers now. */
  answers(): Promise<boolean>
  close(): Promise<void>
}

/** Whether a client's database answers now. */
const answers = (client: PrismaClient): Promise<boolean> =>
  client.$queryRaw`select 1`.then(
    () => true,
    () => false,
  )

/** Makes a database of an embedded one that was migrated. */
export const embeddedDatabase = async (pglite: PGlite, release = () => {}): Promise<Database> => {
  await becomeAppRole(pglite)
  const client = embeddedClient(pglite)
  return {
    kind: 'embedded',
    client,
    ask: askEmbedded(pglite),
    queue: { kind: 'embedded', pglite },
    answers: () => answers(client),
    close: async () => {
      await client.$disconnect()
      await pglite.close()
      release()
    },
  }
}

const openEmbedded = async (dataDir: string): Promise<Database> => {
  const lock = lockFolder(dataDir)
  let pglite: PGlite | undefined
  try {
    pglite = await openInFolder(dataDir, readyDatabase)
    await migrateEmbedded(pglite)
    return await embeddedDatabase(pglite, lock.release)
  } catch (error) {
    await pglite?.close()
    lock.release()
    throw error
  }
}

/** Makes a database of a PostgreSQL that was migrated. */
export const serverDatabase = async (databaseUrl: string, log: Log): Promise<Database> => {
  const connection = appConnection(databaseUrl)
  const { client, ask } = openServer(connection, log)
  try {
    await refuseWrongRole(client)
  } catch (error) {
    await client.$disconnect()
    throw error
  }
  return {
    kind: 'server',
    client,
    ask,
    queue: { kind: 'server', ...connection },
    answers: () => answers(client),
    close: () => client.$disconnect(),
  }
}

/** Opens the database of this bot: the PostgreSQL that is named, or else the embedded one in the data folder. */
export const openDatabase = async ({
  databaseUrl,
  dataDir,
  log = () => {},
}: {
  readonly databaseUrl: string | undefined
  readonly dataDir: string
  readonly log?: Log
}): Promise<Database> => {
  if (!databaseUrl) return openEmbedded(dataDir)
  await migrateServer(databaseUrl)
  return serverDatabase(databaseUrl, log)
}
