import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { migrationsFolder, readMigrations } from './migrations-on-disk.ts'
import { nextMigration } from './next-migration.ts'
import { schemaPath } from './schema-difference.ts'

const end = (code: number, line: string): never => {
  const stream = code === 0 ? process.stdout : process.stderr
  stream.write(`${line}\n`)
  process.exit(code)
}

const word = process.argv.slice(2).join('_').toLowerCase().replaceAll(/[ -]/g, '_')
if (!/^[a-z][a-z0-9_]*$/.test(word))
  end(2, 'Usage: npm run migration -- <name>, in letters, digits and hyphens')

try {
  const found = await nextMigration(word, {
    migrations: await readMigrations(),
    schema: await readFile(schemaPath, 'utf8'),
    now: new Date(),
  })
  if (!found) end(0, 'Nothing to do: schema and migrations agree.')
  else {
    const folder = join(migrationsFolder, found.name)
    await mkdir(folder)
    await writeFile(join(folder, 'migration.sql'), found.script)
    end(
      0,
      `Wrote ${relative(process.cwd(), folder)}/migration.sql. Read it before you use it. ` +
        'A new table also needs row-level security and grants, as in the first migration.',
    )
  }
} catch (error) {
  end(1, error instanceof Error ? error.message : String(error))
}
