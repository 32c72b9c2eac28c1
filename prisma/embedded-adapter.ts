import { messages, type PGlite } from '@electric-sql/pglite'
import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
  type Transaction,
} from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'

const asAdapterError = (error: unknown): unknown =>
  error instanceof messages.DatabaseError
    ? new DriverAdapterError({
        kind: 'postgres',
        code: error.code ?? 'N/A',
        severity: error.severity ?? 'N/A',
        message: error.message,
        detail: error.detail,
        column: error.column,
        hint: error.hint,
      })
    : error

/** The database with an ear at its transactions: hears when one fails to end well. */
const overhearing = (pglite: PGlite, onFailure: (error: unknown) => void): PGlite => {
  const transaction: PGlite['transaction'] = (work) =>
    pglite.transaction(work).catch((error: unknown) => {
      onFailure(error)
      throw error
    })
  return new Proxy(pglite, {
    get: (target, key) => (key === 'transaction' ? transaction : Reflect.get(target, key)),
  })
}

const startTransaction = async (pglite: PGlite): Promise<Transaction> => {
  let failure: { readonly error: unknown } | undefined
  const adapter = await new PrismaPGlite(
    overhearing(pglite, (error) => {
      failure = { error }
    }),
  ).connect()
  const transaction = await adapter.startTransaction()
  const commit = transaction.commit.bind(transaction)
  transaction.commit = async () => {
    await commit()
    if (failure) throw asAdapterError(failure.error)
  }
  return transaction
}

/**
 * Prisma's way to the embedded database.
 * `pglite-prisma-adapter` reports a commit that failed as done, and ignores an isolation level; here both are errors.
 */
export const embeddedAdapter = (pglite: PGlite): SqlDriverAdapterFactory => {
  const factory = new PrismaPGlite(pglite)
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async (): Promise<SqlDriverAdapter> => {
      const adapter = await factory.connect()
      adapter.startTransaction = async (isolationLevel) => {
        if (isolationLevel) throw new Error('The embedded database has no isolation levels to choose from.')
        return startTransaction(pglite)
      }
      return adapter
    },
  }
}
