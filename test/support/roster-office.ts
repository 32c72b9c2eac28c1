import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { duplexPair } from 'node:stream'
import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import type { Database } from '../../prisma/database.ts'
import { openRosterStore } from '../../prisma/roster/roster-store.ts'
import { schoolIdOf } from '../../prisma/school-id.ts'
import { importRoster } from '../../src/commands/import-roster.ts'
import { takeRoster } from '../../src/core/roster/take-roster.ts'
import { openTalk } from '../../src/server/json-lines.ts'
import { quickFolder } from './quick-folder.ts'
import { writeFolder } from './roster-files.ts'

/** What the command line said, and how it ended. */
export type Imported = { readonly code: number; readonly said: string; readonly asked: string | undefined }

/** A school with nobody in it yet, and an operator who imports rosters into it. */
export type Office = {
  readonly database: Database
  readonly school: string
  /** Imports files, or a path; the answer is what the operator says when asked. */
  readonly imports: (
    files: ReadonlyMap<string, string> | string,
    options?: { readonly args?: readonly string[]; readonly answer?: boolean },
  ) => Promise<Imported>
  /** It becomes another day. */
  readonly itIs: (day: string) => void
  readonly clock: () => Temporal.Instant
  /** Reads the database as the school itself. */
  readonly rows: (sql: string) => Promise<readonly Record<string, unknown>[]>
}

/** Keeps an empty school under a key. */
export const keepEmptySchool = async (
  database: Database,
  { key = 'school', choices = {} }: { readonly key?: string; readonly choices?: object } = {},
): Promise<string> => {
  const school = schoolIdOf(key)
  await database.client.$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('app.school', ${school}, true)`
    await tx.school.create({ data: { id: school, name: 'Voorbeeldcollege', choices } })
    await tx.workspace.create({ data: { platform: 'slack', id: key, schoolId: school } })
  })
  return school
}

/** Opens the office of a new school, on a Wednesday in November 2026. Several schools may share a database. */
export const openOffice = async (database: Database, choices: object = {}): Promise<Office> => {
  const key = randomUUID()
  const school = await keepEmptySchool(database, { key, choices })
  const folder = await quickFolder('trajectbot-office-')
  let now = Temporal.Instant.from('2026-11-25T09:00:00Z')
  const errand = takeRoster(openRosterStore(database.client, newId), () => now)
  return {
    database,
    school,
    clock: () => now,
    itIs: (day) => {
      now = Temporal.Instant.from(`${day}T09:00:00Z`)
    },
    imports: async (files, { args = [], answer } = {}) => {
      const path = typeof files === 'string' ? files : await writeFolder(`${folder}/roster`, files)
      const lines: string[] = []
      let asked: string | undefined
      const [ours, theirs] = duplexPair()
      const other = openTalk(theirs)
      let done: Promise<void> = Promise.resolve()
      const code = await importRoster.run([path, '--school', key, ...args], {
        from: folder,
        say: (line) => void lines.push(line),
        note: () => undefined,
        lookAround: async () => [],
        ask: async (question) => {
          asked = question
          return answer
        },
        errand: async () => {
          done = errand(other)
          done.catch(() => undefined)
          return openTalk(ours)
        },
      })
      await done
      await rm(folder, { recursive: true, force: true })
      return { code, said: lines.join('\n'), asked }
    },
    rows: (sql) =>
      database.client.$transaction(async (tx) => {
        await tx.$executeRaw`select set_config('app.school', ${school}, true)`
        return tx.$queryRawUnsafe(sql)
      }),
  }
}
