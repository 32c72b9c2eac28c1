import { readFile } from 'node:fs/promises'
import { expect, onTestFinished, test } from 'vitest'
import { migrateEmbedded, openInFolder } from '../../prisma/embedded.ts'
import { layDatabaseReady, readyDatabase } from '../../prisma/ready-database.ts'
import { schemaDifference, schemaPath } from '../../prisma/schema-difference.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

test('what a first start copies is an empty database that is up to date', async () => {
  await layDatabaseReady()
  expect(await readyDatabase()).toBeDefined()
  const pglite = await openInFolder(await temporaryFolder(), readyDatabase)
  onTestFinished(() => pglite.close())
  expect(await migrateEmbedded(pglite)).toEqual([])
  expect(await schemaDifference(pglite, await readFile(schemaPath, 'utf8'))).toBeUndefined()
  expect((await pglite.query('select count(*)::int as schools from school')).rows).toEqual([{ schools: 0 }])
})
