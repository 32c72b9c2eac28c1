import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { v7 as newId } from 'uuid'
import { type Database, embeddedDatabase, serverDatabase } from '../prisma/database.ts'
import { migrateEmbedded, openInFolder } from '../prisma/embedded.ts'
import { keepSchool } from '../prisma/keep-school.ts'
import { SchoolFile } from '../prisma/school-file.ts'
import { migrateServer } from '../prisma/server-migrations.ts'
import { startPostgres } from '../test/support/postgres-server.ts'
import { quickFolder } from '../test/support/quick-folder.ts'
import { known } from './platforms.ts'
import type { Environment } from './program.ts'
import { users } from './requests.ts'

/** A database with a school in it, closed, for processes to open. */
export type Place = { readonly env: Environment; remove(): Promise<void> }

const questionsAsked = 8

const person = (givenName: string, roles: readonly string[], slack: string, teams: string) => ({
  givenName,
  familyName: 'Bakker',
  roles,
  accounts: [
    { platform: 'slack', workspace: known.team, user: slack },
    { platform: 'teams', workspace: known.tenant, user: teams },
  ],
})

const school = SchoolFile.parse({
  name: 'Voorbeeldcollege',
  workspaces: [
    { platform: 'slack', id: known.team },
    { platform: 'teams', id: known.tenant },
  ],
  people: [
    person('Jan', ['teacher'], users.asker.slack, users.asker.teams),
    person('Els', ['teacher'], users.other.slack, users.other.teams),
    person('Karin', ['support-worker'], 'U0KARIN', randomUUID()),
    person('Zeynep', ['coordinator'], 'U0ZEYNEP', randomUUID()),
  ],
  students: [],
})

const furnish = async (database: Database): Promise<void> => {
  const { client } = database
  const { id: schoolId, people } = await keepSchool(client, school, newId)
  const [askerId = '', , handlerId = ''] = people
  await client.$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('app.school', ${schoolId}, true)`
    await tx.adviceRequest.createMany({
      data: Array.from({ length: questionsAsked }, (_, number) => ({
        id: newId(),
        schoolId,
        askerId,
        topic: 'behaviour',
        about: 'nobody',
        question: 'Hoe begin ik een les met een klas die net van gym komt?',
        urgency: 'can-wait',
        ...(number % 2 ? { handlerId, status: 'claimed' } : {}),
        askedAt: new Date(Date.now() - number * 3_600_000),
        changedAt: new Date(),
      })),
    })
  })
  await database.close()
}

/** A PostgreSQL of this run alone with a school in it. */
export const schoolOnServer = async (): Promise<Place> => {
  const server = await startPostgres()
  if (!server) throw new Error('npm has no PostgreSQL for this platform, so nothing can be measured')
  await migrateServer(server.url)
  await furnish(await serverDatabase(server.url, () => {}))
  return { env: { DATABASE_URL: server.url }, remove: () => server.stop() }
}

/** The same school in a folder of the embedded database. */
export const schoolInFolder = async (): Promise<Place> => {
  const folder = await quickFolder('trajectbot-bench-')
  const pglite = await openInFolder(folder)
  await migrateEmbedded(pglite)
  await furnish(await embeddedDatabase(pglite))
  return { env: { DATA_DIR: folder }, remove: () => rm(folder, { recursive: true, force: true }) }
}
