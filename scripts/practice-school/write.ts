import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { practiceSchoolOf, seed } from './make.ts'

const folder = join(import.meta.dirname, '../../prisma/practice-school')
await mkdir(folder, { recursive: true })
const files = Object.entries(practiceSchoolOf(seed))
for (const [name, text] of files) await writeFile(join(folder, name), text)
process.stdout.write(`Wrote ${files.length} files of the practice school.\n`)
