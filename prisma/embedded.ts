import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { appRole } from './app-role.ts'
import { embeddedAdapter } from './embedded-adapter.ts'
import { PrismaClient } from './generated/client.ts'
import { migrate, type OwnerSession } from './migrate.ts'
import { readMigrations } from './migrations-on-disk.ts'

const extensions = { pg_trgm, unaccent }
const contentsOf = (dump: Blob | undefined) => ({ extensions, ...(dump ? { loadDataDir: dump } : {}) })

/** Opens an embedded database in memory, empty or as a copy of a dump. */
export const openInMemory = (dump?: Blob): Promise<PGlite> => PGlite.create(contentsOf(dump))

/**
 * Opens the embedded database in a data folder that this process has locked; a new one is empty or a copy of a dump.
 * A first start that was killed halfway leaves only `database.new`, which is thrown away.
 */
export const openInFolder = async (
  dataDir: string,
  dump: () => Promise<Blob | undefined> = async () => undefined,
): Promise<PGlite> => {
  const folder = join(dataDir, 'database')
  if (!existsSync(folder)) {
    const unfinished = join(dataDir, 'database.new')
    await rm(unfinished, { recursive: true, force: true })
    const made = await PGlite.create(unfinished, contentsOf(await dump()))
    await made.close()
    await rename(unfinished, folder)
  }
  return PGlite.create(folder, { extensions })
}

/** An embedded database as migrations see it. */
export const embeddedOwner = (pglite: PGlite): OwnerSession => ({
  query: async (sql, values = []) => (await pglite.query(sql, [...values])).rows,
  run: async (script) => {
    await pglite.exec(script)
  },
})

/** Brings an embedded database up to the code, as its superuser. */
export const migrateEmbedded = async (pglite: PGlite): Promise<readonly string[]> =>
  migrate(embeddedOwner(pglite), await readMigrations())

/**
 * From here on everything runs as the role for requests.
 * The whole session changes, not each request: a superuser, which PGlite's own user is, passes row-level security.
 */
export const becomeAppRole = async (pglite: PGlite): Promise<void> => {
  await pglite.exec(`set session authorization ${appRole}; set time zone 'UTC'`)
}

/** Prisma on an embedded database. It has one connection: requests wait for each other, and none may take long. */
export const embeddedClient = (pglite: PGlite): PrismaClient =>
  new PrismaClient({
    adapter: embeddedAdapter(pglite),
    transactionOptions: { maxWait: 10_000, timeout: 3_000 },
  })
