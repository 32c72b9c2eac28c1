import type { Database } from '../../prisma/database.ts'

/** A database whose next transaction can be made to fail at its very end, after everything in it was done. */
export const failingDatabase = (
  database: Database,
): { readonly database: Database; readonly failsOnce: () => void } => {
  let fails = false
  const failing = new Proxy(database.client, {
    get: (client, key) => {
      if (key !== '$transaction') return Reflect.get(client, key)
      const transaction: Database['client']['$transaction'] = Reflect.get(client, key)
      return (work: Parameters<typeof transaction>[0], ...options: readonly never[]) =>
        transaction.call(
          client,
          async (tx) => {
            const result: unknown = await work(tx)
            if (!fails) return result
            fails = false
            throw new Error('the line to the database broke')
          },
          ...options,
        )
    },
  })
  return {
    database: { ...database, client: failing },
    failsOnce: () => {
      fails = true
    },
  }
}
