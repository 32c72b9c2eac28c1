import { z } from 'zod'
import type { OwnerSession } from './migrate.ts'
import { StartError } from './start-error.ts'

/** The role that requests run as. It owns no table and bypasses nothing. */
export const appRole = 'trajectbot'

const Standing = z.object({
  login: z.string(),
  database: z.string(),
  role_exists: z.boolean(),
  may_make_roles: z.boolean(),
  first_start: z.boolean(),
  may_fill_database: z.boolean(),
  may_fill_schema: z.boolean(),
})

const standingSql = `select
  quote_ident(current_user) as login,
  quote_ident(current_database()) as database,
  exists (select from pg_roles where rolname = '${appRole}') as role_exists,
  (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as may_make_roles,
  to_regclass('public._prisma_migrations') is null as first_start,
  has_database_privilege(current_database(), 'create') as may_fill_database,
  has_schema_privilege('public', 'create') as may_fill_schema`

// Since PostgreSQL 16 a member may lack the right to act as the role; before it, membership was that right.
const mayActSql = `select pg_has_role(
  '${appRole}', case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end
) as yes`

const mayActAsAppRole = async (session: OwnerSession): Promise<boolean> =>
  z.tuple([z.object({ yes: z.boolean() })]).parse(await session.query(mayActSql))[0].yes

const succeeds = async (session: OwnerSession, sql: string): Promise<boolean> =>
  session.run(sql).then(
    () => true,
    () => false,
  )

/**
 * Sees to it that the role for requests exists and that this connection may act as it.
 * Where the connection may not arrange that, the start stops with the statements for an administrator.
 */
export const prepareAppRole = async (session: OwnerSession): Promise<void> => {
  const [standing] = z.tuple([Standing]).parse(await session.query(standingSql))
  const { login, database } = standing
  const missing: string[] = []

  // Another replica may make the role at the same moment; what counts is that it exists.
  if (!standing.role_exists && standing.may_make_roles)
    await succeeds(session, `create role ${appRole} nologin`)
  const [now] = z.tuple([Standing]).parse(await session.query(standingSql))
  if (!now.role_exists) missing.push(`create role ${appRole} nologin;`, `grant ${appRole} to ${login};`)
  else if (!(await mayActAsAppRole(session))) {
    await succeeds(session, `grant ${appRole} to ${login}`)
    if (!(await mayActAsAppRole(session))) missing.push(`grant ${appRole} to ${login};`)
  }
  if (standing.first_start && !standing.may_fill_database)
    missing.push(`grant create on database ${database} to ${login};`)
  if (standing.first_start && !standing.may_fill_schema)
    missing.push(`grant usage, create on schema public to ${login};`)
  if (missing.length === 0) return

  throw new StartError(
    `The connection in DATABASE_URL lacks rights that Trajectbot needs. Let an administrator of the database run this, in database ${database}, and start again:\n\n` +
      `${missing.map((statement) => `  ${statement}`).join('\n')}\n`,
  )
}
