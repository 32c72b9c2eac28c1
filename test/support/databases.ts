import { openAsBlob } from 'node:fs'
import type { PGlite } from '@electric-sql/pglite'
import { inject } from 'vitest'
import { type Database, embeddedDatabase, serverDatabase } from '../../prisma/database.ts'
import { openInMemory } from '../../prisma/embedded.ts'
import { clean } from './clean-embedded.ts'
import { createDatabase, dropDatabase } from './server-databases.ts'

/** The two kinds of database that everything is tested on. */
export type Engine = Database['kind']

/** The engines of this machine; the real PostgreSQL is missing where there is no package for the platform. */
export const engines: readonly Engine[] = inject('postgresUrl') ? ['embedded', 'server'] : ['embedded']

/** The real PostgreSQL of this run, as its superuser. */
export const postgresUrl = (): string => {
  const url = inject('postgresUrl')
  if (!url) throw new Error('There is no PostgreSQL on this machine; ask `engines` first.')
  return url
}

// Copying a dump takes a quarter of a second, cleaning a database a few milliseconds.
const idle: PGlite[] = []

const takeEmbedded = async (): Promise<PGlite> => {
  const used = idle.pop()
  if (!used) return openInMemory(await openAsBlob(inject('embeddedDump')))
  await clean(used)
  return used
}

const freshEmbedded = async (): Promise<Database> => {
  const pglite = await takeEmbedded()
  const database = await embeddedDatabase(pglite)
  return {
    ...database,
    close: async () => {
      await database.client.$disconnect()
      idle.push(pglite)
    },
  }
}

const freshServer = async (): Promise<Database> => {
  const { name, url } = await createDatabase(postgresUrl(), inject('postgresTemplate'))
  const database = await serverDatabase(url, () => {})
  return {
    ...database,
    close: async () => {
      await database.close()
      await dropDatabase(postgresUrl(), name)
    },
  }
}

/** A migrated, empty database for one test. Close it: the embedded ones are used again. */
export const freshDatabase = (engine: Engine): Promise<Database> =>
  engine === 'embedded' ? freshEmbedded() : freshServer()
