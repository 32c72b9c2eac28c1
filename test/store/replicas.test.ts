import { describe, expect, test } from 'vitest'
import { readMigrations } from '../../prisma/migrations-on-disk.ts'
import { migrateServer } from '../../prisma/server-migrations.ts'
import { engines } from '../support/databases.ts'
import { emptyServerDatabase } from '../support/empty-databases.ts'
import { onServer } from '../support/server-databases.ts'

describe.runIf(engines.includes('server'))('replicas that start at once on one PostgreSQL', () => {
  test('apply each migration once, and all of them start', async () => {
    const { url } = await emptyServerDatabase()
    const applied = await Promise.all(Array.from({ length: 4 }, () => migrateServer(url)))
    const all = (await readMigrations()).map(({ name }) => name)
    expect(applied.flat()).toEqual(all)
    const { rows } = await onServer(url, (client) =>
      client.query('select migration_name as name from _prisma_migrations where finished_at is not null'),
    )
    expect(rows).toEqual(all.map((name) => ({ name })))
  })

  test('wait while Prisma itself is migrating', async () => {
    const { url } = await emptyServerDatabase()
    await onServer(url, async (prisma) => {
      await prisma.query('select pg_advisory_lock(72707369)')
      let done = false
      const starting = migrateServer(url).then(() => {
        done = true
      })
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect(done).toBe(false)
      await prisma.query('select pg_advisory_unlock(72707369)')
      await starting
    })
  })
})
