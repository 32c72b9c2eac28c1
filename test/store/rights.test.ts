import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serverDatabase } from '../../prisma/database.ts'
import { migrateServer } from '../../prisma/server-migrations.ts'
import { engines } from '../support/databases.ts'
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts'
import { createDatabase, dropDatabase, elsewhere, onServer } from '../support/server-databases.ts'

// A server of its own, for here the role for requests must be missing at first.
describe.runIf(engines.includes('server'))('the rights of the connection', () => {
  let server: PostgresServer | undefined
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server?.stop())

  const administrator = (sql: string, database = 'postgres') =>
    onServer(elsewhere(server?.url ?? '', { database }), (client) => client.query(sql))

  const databaseOf = async (login: string, rights: string) => {
    const { password } = new URL(server?.url ?? '')
    await administrator(`create role ${login} login password '${password}' ${rights}`)
    const { name, url } = await createDatabase(server?.url ?? '')
    return { name, url: elsewhere(url, { login }) }
  }

  test('a connection that may make roles, and is no superuser, arranges everything itself', async () => {
    const { name, url } = await databaseOf('maker', 'createrole')
    await administrator(`alter database ${name} owner to maker`)
    await migrateServer(url)
    const database = await serverDatabase(url, () => {})
    expect(await database.client.workspace.count()).toBe(0)
    await database.close()
    await dropDatabase(server?.url ?? '', name)
    await administrator('drop role trajectbot')
  })

  test('where it may not make the role, the start prints statements that mend exactly that', async () => {
    const { name, url } = await databaseOf('plain', 'nocreaterole')
    const said = String(await migrateServer(url).catch((error: Error) => error.message))
    const statements = said.split('\n').filter((line) => line.startsWith('  '))
    expect(statements.map((line) => line.trim())).toEqual([
      'create role trajectbot nologin;',
      'grant trajectbot to plain;',
      `grant create on database ${name} to plain;`,
      'grant usage, create on schema public to plain;',
    ])

    await administrator(statements.join('\n'), name)
    await migrateServer(url)
    const database = await serverDatabase(url, () => {})
    expect(await database.client.workspace.count()).toBe(0)
    await database.close()
  })

  test('where the role exists and is not granted, the start prints the grant alone', async () => {
    const { name, url } = await databaseOf('later', 'nocreaterole')
    await administrator(`grant all on database ${name} to later; grant all on schema public to later`, name)
    const said = String(await migrateServer(url).catch((error: Error) => error.message))
    expect(said).toContain('grant trajectbot to later;')
    expect(said).not.toContain('create role')
  })

  test('neither the options of an address nor the zone of a server undo the role and UTC', async () => {
    const { name, url } = await createDatabase(server?.url ?? '')
    await administrator(`alter database ${name} set timezone to 'Europe/Amsterdam'`)
    const sly = new URL(url)
    sly.searchParams.set('options', '-c role=postgres -c TimeZone=Europe/Amsterdam')
    await migrateServer(sly.href)
    const database = await serverDatabase(sly.href, () => {})
    expect(
      await database.client.$queryRaw`select current_user::text as role, current_setting('TimeZone') as zone`,
    ).toEqual([{ role: 'trajectbot', zone: 'UTC' }])
    const at = new Date('2027-07-01T10:00:00Z')
    expect(
      await database.client.$queryRaw`select extract(epoch from ${at}::timestamptz)::int as kept`,
    ).toEqual([{ kept: at.getTime() / 1000 }])
    await database.close()
  })

  test('an address that leads nowhere stops the start without repeating its password', async () => {
    const nowhere = new URL(server?.url ?? '')
    nowhere.password = 'very-secret'
    const said = String(await migrateServer(nowhere.href).catch((error: Error) => error.message))
    expect(said).toContain('cannot be reached')
    expect(said).not.toContain('very-secret')
  })
})
