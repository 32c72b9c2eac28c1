import { v7 as newId } from 'uuid'
import type { Database } from '../../prisma/database.ts'
import { asOwner } from './as-owner.ts'
import { type Engine, freshDatabase } from './databases.ts'

/** Everything that a database holds, table by table, every row as JSON: what a dump has. */
export type Dump = ReadonlyMap<string, readonly Readonly<Record<string, unknown>>[]>

/** Dumps every table of a database, past every wall. */
export const dumpOf = async (database: Database): Promise<Dump> => {
  const tables = await asOwner(
    database,
    `select table_name::text as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> '_prisma_migrations' order by 1`,
  )
  const kept = new Map<string, Readonly<Record<string, unknown>>[]>()
  for (const { name } of tables as { name: string }[]) {
    const rows = await asOwner(database, `select to_jsonb(t) as row from ${name} t`)
    kept.set(
      name,
      (rows as { row: Record<string, unknown> }[]).map(({ row }) => row),
    )
  }
  return kept
}

/** A new database with everything of a dump in it. */
export const restored = async (engine: Engine, dump: Dump): Promise<Database> => {
  const database = await freshDatabase(engine)
  const fill = (name: string): string => {
    const mark = `$d${newId().replaceAll('-', '')}$`
    return `insert into ${name} select * from jsonb_populate_recordset(null::${name}, ${mark}${JSON.stringify(dump.get(name) ?? [])}${mark}::jsonb);`
  }
  // With its triggers, for those make the numbering of the access register.
  await asOwner(database, fill('school'))
  const others = [...dump.keys()].filter((name) => name !== 'school')
  const numbering = (dump.get('school') ?? []).map(
    ({ id }) =>
      `select setval('register_${String(id).replaceAll('-', '')}', (select coalesce(max(number), 1) from register where school_id = '${id}'));`,
  )
  await asOwner(
    database,
    `set session_replication_role = replica; ${others.map(fill).join('\n')} set session_replication_role = origin; ${numbering.join('\n')}`,
  )
  return database
}
