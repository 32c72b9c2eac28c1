import { describe, expect, test } from 'vitest'
import { engines, freshDatabase } from '../support/databases.ts'
import { superuserUrl } from '../support/empty-databases.ts'
import { onServer } from '../support/server-databases.ts'

const newSchool = `select set_config('app.school', gen_random_uuid()::text, true)`
const addSchool = `insert into school (id, name) values (current_school(), 'Het Voorbeeld')`
const workspaceOfSchool = `insert into workspace (platform, id, school_id) values ('slack', 'T1', current_school())`
// A deferred check is looked at in the commit only.
const failAtCommit = [
  'create temporary table twice (id int unique deferrable initially deferred) on commit drop',
  'insert into twice values (1), (1)',
]

describe.each(engines)('a transaction on the %s database', (engine) => {
  test('is an error when its commit fails, and leaves nothing', async () => {
    const { client } = await freshDatabase(engine)
    const failing = client.$transaction(async (tx) => {
      for (const sql of [newSchool, addSchool, workspaceOfSchool, ...failAtCommit])
        await tx.$executeRawUnsafe(sql)
      return 'committed'
    })
    await expect(failing).rejects.toThrow(/unique|duplicate/i)
    expect(await client.workspace.count()).toBe(0)
  })

  test('is an error when its work fails, and leaves nothing', async () => {
    const { client } = await freshDatabase(engine)
    const failing = client.$transaction(async (tx) => {
      for (const sql of [newSchool, addSchool, workspaceOfSchool]) await tx.$executeRawUnsafe(sql)
      throw new Error('no further')
    })
    await expect(failing).rejects.toThrow('no further')
    expect(await client.workspace.count()).toBe(0)
  })

  test('keeps what it committed', async () => {
    const { client } = await freshDatabase(engine)
    await client.$transaction(async (tx) => {
      for (const sql of [newSchool, addSchool, workspaceOfSchool]) await tx.$executeRawUnsafe(sql)
    })
    expect(await client.workspace.count()).toBe(1)
  })

  test('runs as the role for requests, which owns nothing, and stays so after a reset', async () => {
    const { client } = await freshDatabase(engine)
    const roleNow = async () => client.$queryRaw`select current_user::text as role`
    expect(await roleNow()).toEqual([{ role: 'trajectbot' }])
    await client.$executeRaw`reset role`
    expect(await roleNow()).toEqual([{ role: 'trajectbot' }])
    await expect(client.$executeRaw`create table mine (id int)`).rejects.toThrow('permission denied')
  })
})

test('the embedded database refuses an isolation level rather than ignoring it', async () => {
  const { client } = await freshDatabase('embedded')
  await expect(
    client.$transaction(async (tx) => tx.workspace.count(), { isolationLevel: 'Serializable' }),
  ).rejects.toThrow('no isolation levels')
  expect(await client.workspace.count()).toBe(0)
})

test('requests on the embedded database wait for each other, and all are answered', async () => {
  const { client } = await freshDatabase('embedded')
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => client.$transaction(async (tx) => tx.workspace.count())),
  )
  expect(answers).toEqual(Array(20).fill(0))
})

test.runIf(engines.includes('server'))(
  'a connection that breaks in the middle of a transaction fails that transaction and nothing else',
  async () => {
    const { client, answers } = await freshDatabase('server')
    const failing = client.$transaction(async (tx) => {
      const [{ pid }] = (await tx.$queryRaw`select pg_backend_pid() as pid`) as [{ pid: number }]
      await onServer(superuserUrl(), (admin) => admin.query('select pg_terminate_backend($1)', [pid]))
      return tx.workspace.count()
    })
    await expect(failing).rejects.toThrow()
    expect(await answers()).toBe(true)

    const [{ name }] = (await client.$queryRaw`select current_database()::text as name`) as [{ name: string }]
    const breakIdle = 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1'
    await onServer(superuserUrl(), (admin) => admin.query(breakIdle, [name]))
    await expect.poll(answers).toBe(true)
  },
)
