import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { migrateEmbedded, openInMemory } from '../../prisma/embedded.ts'
import { readMigrations } from '../../prisma/migrations-on-disk.ts'

const folder = join(import.meta.dirname, '../../node_modules/.cache/trajectbot')

const dumpName = async (): Promise<string> => {
  const checksums = (await readMigrations()).map((migration) => migration.checksum)
  const engine = await readFile(join(folder, '../../@electric-sql/pglite/package.json'), 'utf8')
  return `${createHash('sha256').update(checksums.join()).update(engine).digest('hex').slice(0, 16)}.tar`
}

const exists = async (name: string): Promise<boolean> =>
  readdir(folder).then(
    (names) => names.includes(name),
    () => false,
  )

/** Makes, once for each set of migrations, the dump that embedded test databases are copies of. Tells where it is. */
export const prepareEmbeddedDump = async (): Promise<string> => {
  const name = await dumpName()
  const path = join(folder, name)
  if (await exists(name)) return path
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const pglite = await openInMemory()
  await migrateEmbedded(pglite)
  const dump = await pglite.dumpDataDir('none')
  await pglite.close()
  const unfinished = `${path}.${process.pid}`
  await writeFile(unfinished, new Uint8Array(await dump.arrayBuffer()))
  await rename(unfinished, path)
  return path
}
