import { readFile } from 'node:fs/promises'
import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { openDatabase } from './database.ts'
import { keepSchool } from './keep-school.ts'
import { SchoolFile } from './school-file.ts'

const [path] = process.argv.slice(2)
if (!path) {
  process.stderr.write('Usage: npm run seed -- prisma/example-school.json\n')
  process.exit(2)
}
const parsed = SchoolFile.safeParse(JSON.parse(await readFile(path, 'utf8')))
if (!parsed.success) {
  process.stderr.write(`${path} is not a school file:\n${z.prettifyError(parsed.error)}\n`)
  process.exit(2)
}
const { DATABASE_URL: databaseUrl, DATA_DIR: dataDir } = process.env
const database = await openDatabase({ databaseUrl: databaseUrl || undefined, dataDir: dataDir || './data' })
const kept = await keepSchool(database.client, parsed.data, newId)
await database.close()
process.stdout.write(
  `Kept ${parsed.data.name}: ${kept.people.length} people, ${kept.students.length} students.\n`,
)
