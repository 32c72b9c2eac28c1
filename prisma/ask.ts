import type { PGlite } from '@electric-sql/pglite'
import type { Pool } from 'pg'
import type { PrismaClient } from './generated/client.ts'

/**
 * Puts one statement to the database, which is a transaction of its own. What every request asks goes this way, past
 * Prisma, which costs more than the statement does.
 */
export type Ask = (sql: string, values: readonly unknown[]) => Promise<readonly unknown[]>

/** Asks a PostgreSQL over the connections that Prisma uses too. */
export const askServer =
  (pool: Pool, nameOf: (statement: { readonly sql: string }) => string): Ask =>
  async (sql, values) =>
    (await pool.query<object>({ name: nameOf({ sql }), text: sql, values: [...values] })).rows

/** Asks an embedded database. */
export const askEmbedded =
  (pglite: PGlite): Ask =>
  async (sql, values) =>
    (await pglite.query<object>(sql, [...values])).rows

/** The same through Prisma. */
export const askPrisma =
  (client: PrismaClient): Ask =>
  (sql, values) =>
    client.$queryRawUnsafe<object[]>(sql, ...values)
