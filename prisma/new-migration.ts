import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { migrateEmbedded, openInMemory } from './embedded.ts'
import { migrationsFolder } from './migrations-on-disk.ts'
import { schemaDifference, schemaPath } from './schema-difference.ts'

const end = (code: number, line: string): never => {
  const stream = code === 0 ? process.stdout : process.stderr
  stream.write(`${line}\n`)
  process.exit(code)
}

const name = process.argv.slice(2).join('_').toLowerCase().replaceAll(/[ -]/g, '_')
if (!/^[a-z][a-z0-9_]*$/.test(name))
  end(2, 'Usage: npm run migration -- <name>, in letters, digits and hyphens')

const pglite = await openInMemory()
await migrateEmbedded(pglite)
const script = await schemaDifference(pglite, await readFile(schemaPath, 'utf8'))
await pglite.close()
if (!script) end(0, 'Nothing to do: schema and migrations agree.')

const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
const folder = join(migrationsFolder, `${stamp}_${name}`)
await mkdir(folder)
await writeFile(join(folder, 'migration.sql'), `${script}`)
end(
  0,
  `Wrote ${relative(process.cwd(), folder)}/migration.sql. Read it before you use it. ` +
    'A new table also needs row-level security and grants, as in the first migration.',
)
