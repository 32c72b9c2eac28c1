import pg from 'pg'
import { ownerConnection } from '../prisma/server-connection.ts'

/** The tables that hold what belongs to a school. */
const ofASchool = `
  select c.table_name::text as name from information_schema.columns c
  join information_schema.tables t using (table_schema, table_name)
  where c.table_schema = 'public' and c.column_name = 'school_id' and t.table_type = 'BASE TABLE'
    and t.table_name <> 'workspace'`

const columnsOf = `
  select column_name::text as name, data_type::text as type from information_schema.columns
  where table_schema = 'public' and table_name = $1 order by ordinal_position`

type Column = { readonly name: string; readonly type: string }

/** The same column in the neighbour of this number: other ids, and a workspace of its own. */
const copied = (table: string, { name, type }: Column): string => {
  if (type === 'uuid') return `md5(${name}::text || n)::uuid`
  return table === 'account' && name === 'workspace' ? `${name} || n` : name
}

/**
 * Puts schools of exactly the same size beside the only one of a database, by copying its rows. They have no
 * workspace, so that no bot begins to make two hundred thousand lockers for them: a look-up reads those of its own
 * school alone.
 */
export const addNeighbours = async (databaseUrl: string, count: number): Promise<void> => {
  const client = new pg.Client(ownerConnection(databaseUrl))
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(ofASchool)
    for (const table of ['school', ...tables.map(({ name }) => name)]) {
      const { rows: columns } = await client.query<Column>(columnsOf, [table])
      // A new school makes the numbering of its register; nothing else has to happen, or to be checked, for a copy.
      await client.query(`set session_replication_role = ${table === 'school' ? 'origin' : 'replica'}`)
      await client.query(`
        insert into ${table} (${columns.map(({ name }) => name).join()})
        select ${columns.map((column) => copied(table, column)).join()} from ${table}, generate_series(1, ${count}) n`)
    }
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}
