import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { StartError } from './start-error.ts'

/** Sole ownership of a data folder, until it is released or the process ends in whatever way. */
export type FolderLock = { release(): void }

const Owner = z.object({ pid: z.int(), since: z.string() })
const SqliteError = z.object({ errcode: z.int() })
const sqliteBusy = 5

// A lock that nobody refers to would be collected as garbage, and the folder would be free.
const held = new Set<DatabaseSync>()

const ownerOf = (file: string): string => {
  try {
    const { pid, since } = Owner.parse(JSON.parse(readFileSync(file, 'utf8')))
    return `process ${pid}, started ${since}`
  } catch {
    return 'its process number is not known yet'
  }
}

const isBusy = (error: unknown): boolean => {
  const parsed = SqliteError.safeParse(error)
  return parsed.success && (parsed.data.errcode & 0xff) === sqliteBusy
}

/**
 * Takes a data folder for this process alone, or says who has it.
 * The lock is the one that SQLite takes on a file: the operating system keeps it, so two starters cannot both
 * get it, and a kill frees it. Never open `owner.lock` in this process: closing it again would drop the lock.
 */
export const lockFolder = (dataDir: string): FolderLock => {
  const folder = resolve(dataDir)
  const ownerFile = join(folder, 'owner.json')
  let lock: DatabaseSync | undefined
  try {
    // What is about pupils is nobody else's on this machine.
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    lock = new DatabaseSync(join(folder, 'owner.lock'), { timeout: 0 })
    lock.exec('pragma journal_mode = memory; begin exclusive')
    writeFileSync(ownerFile, JSON.stringify({ pid: process.pid, since: new Date().toISOString() }))
  } catch (error) {
    lock?.close()
    if (isBusy(error))
      throw new StartError(
        `The folder ${folder} is in use by another Trajectbot (${ownerOf(ownerFile)}). ` +
          'Its database can have one owner. Stop that process first, or choose another folder with DATA_DIR, ' +
          'or use PostgreSQL with DATABASE_URL.',
      )
    throw new StartError(
      `The folder ${folder} cannot be locked for this process: it cannot be written to, or its file system ` +
        'has no locks. Choose another folder with DATA_DIR, or use PostgreSQL with DATABASE_URL.',
      { cause: error },
    )
  }
  const database = lock
  held.add(database)
  return {
    release: () => {
      if (!held.delete(database)) return
      rmSync(ownerFile, { force: true })
      database.close()
    },
  }
}
