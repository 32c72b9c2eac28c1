import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One step in the life of the database, as the code has it. */
export type Migration = {
  readonly name: string
  readonly script: string
  /** What `prisma migrate deploy` writes down for it. */
  readonly checksum: string
  /** The same script under the other kind of line endings, as a checkout on Windows has it. */
  readonly checksumElsewhere: string
}

/** The folder with the migrations of this version of the code. */
export const migrationsFolder = join(import.meta.dirname, 'migrations')

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const otherLineEndings = (script: string): string =>
  script.includes('\r\n') ? script.replaceAll('\r\n', '\n') : script.replaceAll('\n', '\r\n')

/** A migration with its checksums. */
export const migration = (name: string, script: string): Migration => ({
  name,
  script,
  checksum: sha256(script),
  checksumElsewhere: sha256(otherLineEndings(script)),
})

/** Reads the migrations in the order in which they are applied. */
export const readMigrations = async (folder: string = migrationsFolder): Promise<readonly Migration[]> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names
      .sort()
      .map(async (name) => migration(name, await readFile(join(folder, name, 'migration.sql'), 'utf8'))),
  )
}
