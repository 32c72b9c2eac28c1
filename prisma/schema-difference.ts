import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { openSchemaEngine } from './schema-engine.ts'

/** The schema of this version of the code. */
export const schemaPath = join(import.meta.dirname, 'schema.prisma')

const noChange = '-- This is an empty migration.'

/** The SQL that brings a migrated embedded database to the given schema; nothing where the two agree. */
export const schemaDifference = async (pglite: PGlite, schema: string): Promise<string | undefined> => {
  const files = [{ path: 'schema.prisma', content: schema }]
  const engine = await openSchemaEngine(pglite, schema)
  const { stdout } = await engine.diff({
    from: { tag: 'schemaDatasource', files, configDir: import.meta.dirname },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  engine.free()
  const script = stdout?.trim()
  return !script || script === noChange ? undefined : `${script}\n`
}
