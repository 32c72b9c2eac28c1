import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { z } from 'zod'
import type { Log } from '../src/core/app/log.ts'
import { appRole } from './app-role.ts'
import { type Ask, askServer } from './ask.ts'
import { PrismaClient } from './generated/client.ts'
import type { ServerConnection } from './server-connection.ts'
import { StartError } from './start-error.ts'

const mostNames = 500

/** Names statements, so that the server plans a repeated one once. Beyond a bound they stay nameless: names take memory there. */
const statementNames = (): ((query: { readonly sql: string }) => string) => {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    if (names.size >= mostNames) return ''
    const name = createHash('sha256').update(sql).digest('base64url').slice(0, 16)
    names.set(sql, name)
    return name
  }
}

/** Prisma on a PostgreSQL, as the role for requests, and a way past it. A connection that breaks is logged and replaced. */
export const openServer = (
  connection: ServerConnection,
  log: Log,
): { readonly client: PrismaClient; readonly ask: Ask } => {
  const broken = (error: Error): void => log('database-connection-lost', { reason: reasonCode(error) })
  const statementNameGenerator = statementNames()
  const pool = new pg.Pool({ ...connection, max: 5, connectionTimeoutMillis: 10_000, keepAlive: true })
  pool.on('error', broken)
  const client = new PrismaClient({
    adapter: new PrismaPg(pool, {
      statementNameGenerator,
      onConnectionError: broken,
      disposeExternalPool: true,
    }),
    transactionOptions: { maxWait: 5_000, timeout: 5_000 },
  })
  return { client, ask: askServer(pool, statementNameGenerator) }
}

const reasonCode = (error: Error): string =>
  z.object({ code: z.string() }).safeParse(error).data?.code ?? error.name

/** Makes sure that requests run as their own role and in UTC: a pooler in between may have dropped what we asked for. */
export const refuseWrongRole = async (client: PrismaClient): Promise<void> => {
  const [{ role, zone }] = z
    .tuple([z.object({ role: z.string(), zone: z.string() })])
    .parse(await client.$queryRaw`select current_user::text as role, current_setting('TimeZone') as zone`)
  if (role !== appRole || zone !== 'UTC')
    throw new StartError(
      `The connection in DATABASE_URL does not take the options that Trajectbot sends (role=${appRole}, TimeZone=UTC). ` +
        'If a connection pooler stands in between, connect to PostgreSQL itself.',
    )
}
