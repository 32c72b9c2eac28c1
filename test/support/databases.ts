import { randomUUID } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { rm } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, describe, inject, onTestFinished, TestRunner } from 'vitest'
import { type Database, embeddedDatabase, serverDatabase } from '../../prisma/database.ts'
import { openInFolder, openInMemory } from '../../prisma/embedded.ts'
import { quickFolder } from './quick-folder.ts'

/** PostgreSQL inside the process, or on a server. */
export type Engine = 'embedded' | 'server'

/** Where a house or a process of its own finds an empty, migrated database: what the environment would say. */
export type Place = { readonly databaseUrl: string | undefined; readonly dataDir: string }

const server = inject('server')

/** The engines of this run; only Linux on x64 is sure to have both. */
export const engines: readonly Engine[] = server ? ['embedded', 'server'] : ['embedded']

/** Makes the same promises on each engine; where there is no server, its half is skipped by name. */
export const onEachEngine = (name: string, promises: (engine: Engine) => void): void => {
  for (const engine of ['embedded', 'server'] as const)
    describe.skipIf(!engines.includes(engine))(`${name} (${engine})`, () => promises(engine))
}

type CleanUp = () => Promise<void>
const atTheEnd = new Set<CleanUp>()
afterAll(async () => {
  for (const cleanUp of atTheEnd) await cleanUp()
})

/** Runs once: by the test itself, or else when the test ends, or else (made in a `beforeAll`) when its file ends. */
const onceAtTheLatest = (work: CleanUp): CleanUp => {
  let running: Promise<void> | undefined
  const cleanUp: CleanUp = () => {
    atTheEnd.delete(cleanUp)
    running ??= work()
    return running
  }
  if (TestRunner.getCurrentTest()) onTestFinished(cleanUp)
  else atTheEnd.add(cleanUp)
  return cleanUp
}

const ask = async (url: string, sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

const copyTemplate = async (): Promise<{ readonly url: string; readonly drop: CleanUp }> => {
  if (!server) throw new Error('This run has no PostgreSQL server; ask only for what is in `engines`.')
  const name = `${server.names}${randomUUID().replaceAll('-', '')}`
  await ask(server.url, `create database ${name} template ${server.template} strategy file_copy`)
  const url = new URL(server.url)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => ask(server.url, `drop database if exists ${name} with (force)`) }
}

/** An empty database of one test, up to date with the code. It is dropped when it is closed, or when the test ends. */
export const freshDatabase = async (engine: Engine): Promise<Database> => {
  if (engine === 'embedded') {
    const database = await embeddedDatabase(await openInMemory(await openAsBlob(inject('embeddedDump'))))
    return { ...database, close: onceAtTheLatest(() => database.close()) }
  }
  const { url, drop } = await copyTemplate()
  const database = await serverDatabase(url, () => {})
  return { ...database, close: onceAtTheLatest(() => database.close().finally(drop)) }
}

/** An empty database of one test that nobody has opened yet: for a whole house, or for a process of its own. */
export const freshPlace = async (engine: Engine): Promise<Place> => {
  const dataDir = await quickFolder('trajectbot-data-')
  const removeFolder = (): Promise<void> => rm(dataDir, { recursive: true, force: true })
  if (engine === 'embedded') {
    onceAtTheLatest(removeFolder)
    await (await openInFolder(dataDir, () => openAsBlob(inject('embeddedDump')))).close()
    return { databaseUrl: undefined, dataDir }
  }
  const { url, drop } = await copyTemplate()
  onceAtTheLatest(() => drop().finally(removeFolder))
  return { databaseUrl: url, dataDir }
}
