import type { Database } from '../../prisma/database.ts'
import { becomeAppRole } from '../../prisma/embedded.ts'
import { superuserUrl } from './empty-databases.ts'
import { elsewhere, onServer } from './server-databases.ts'

/** Runs a script on a database as its superuser, past every wall, and gives the rows of the last statement. */
export const asOwner = async (database: Database, sql: string): Promise<readonly unknown[]> => {
  if (database.queue.kind === 'embedded') {
    const { pglite } = database.queue
    await pglite.exec('set session authorization postgres')
    try {
      return (await pglite.exec(sql)).at(-1)?.rows ?? []
    } finally {
      await becomeAppRole(pglite)
    }
  }
  const [{ name }] = await database.client.$queryRaw<
    [{ name: string }]
  >`select current_database()::text as name`
  return onServer(
    elsewhere(superuserUrl(), { database: name }),
    async (client) => [await client.query(sql)].flat().at(-1)?.rows ?? [],
  )
}
