import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chown, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { z } from 'zod'
import { installed, type User, userToRunAs, withinReach } from './postgres-binaries.ts'
import { quickFolder } from './quick-folder.ts'

/** A real PostgreSQL of this run alone. */
export type PostgresServer = {
  readonly url: string
  stop(): Promise<void>
  /** Stops it at once, without a word to whoever is connected; what was committed is still there. */
  halt(): Promise<void>
  /** Starts it again, where it was. */
  resume(): Promise<void>
}

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

/** Ends the server as a power cut would, and the shell that guards it after it. */
const cutOff = async (server: ChildProcess, data: string): Promise<void> => {
  const [pid] = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n')
  process.kill(Number(pid), 'SIGQUIT')
  while (existsSync(join(data, 'postmaster.pid'))) await pause(20)
  server.kill('SIGKILL')
  await once(server, 'exit')
}

const serve = async (
  postgres: string,
  data: string,
  password: string,
  user: User,
  port: number,
  more: object,
) => {
  const options = Object.entries({ ...settings, ...more }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
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

/**
 * Starts a PostgreSQL in a folder of its own, on loopback; nothing where npm has none for this platform.
 * `more` are settings of its own, for a test that halts it: a commit must then be written before it is answered.
 */
export const startPostgres = async (
  more: Readonly<Record<string, string>> = {},
): Promise<PostgresServer | undefined> => {
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
    const port = await freePort()
    const first = await serve(postgres, data, password, user, port, more)
    const { url } = first
    let { server } = first
    return {
      url,
      stop: () => end(server).then(cleanUp),
      halt: () => cutOff(server, data),
      resume: async () => {
        const again = await serve(postgres, data, password, user, port, more)
        server = again.server
      },
    }
  } catch (error) {
    await cleanUp()
    throw error
  }
}
