import type { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { embeddedOwner, openInMemory } from '../../prisma/embedded.ts'
import type { OwnerSession } from '../../prisma/migrate.ts'
import { serverOwner } from '../../prisma/server-migrations.ts'
import type { Engine } from './databases.ts'
import { createDatabase, dropDatabase, type ServerDatabase } from './server-databases.ts'

/** The PostgreSQL of this run, as its superuser. */
export const superuserUrl = (): string => {
  const server = inject('server')
  if (!server) throw new Error('This run has no PostgreSQL server; ask only for what is in `engines`.')
  return server.url
}

/** An empty database on the PostgreSQL of this run, gone when the test is over. */
export const emptyServerDatabase = async (): Promise<ServerDatabase> => {
  const database = await createDatabase(superuserUrl())
  onTestFinished(() => dropDatabase(superuserUrl(), database.name))
  return database
}

const onEmptyServer = async (): Promise<OwnerSession> => {
  const client = new pg.Client({ connectionString: (await emptyServerDatabase()).url })
  client.on('error', () => undefined)
  await client.connect()
  onTestFinished(() => client.end())
  return serverOwner(client)
}

// Making an embedded database takes a second, emptying it a few milliseconds; the role stays, as it would on a server.
let embedded: Promise<PGlite> | undefined

const onEmptyEmbedded = async (): Promise<OwnerSession> => {
  embedded ??= openInMemory()
  const session = embeddedOwner(await embedded)
  await session.run('drop schema if exists public, pgboss cascade; create schema public')
  return session
}

/** A connection as the owner of an empty database, before any migration. */
export const emptyDatabase = (engine: Engine): Promise<OwnerSession> =>
  engine === 'embedded' ? onEmptyEmbedded() : onEmptyServer()
