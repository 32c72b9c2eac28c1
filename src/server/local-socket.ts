import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import type { Log } from '../core/app/log.ts'
import type { Errands, Talk } from '../core/app/talk.ts'
import { openTalk } from './json-lines.ts'

/** The first line of every conversation: which errand it is. */
const Greeting = z.strictObject({ errand: z.string().max(40) })

/** The path of a socket is a short text on every system; the shortest limit is that of macOS. */
const longestPath = 100

/** Where the bot of a data folder is spoken to: a socket that nobody but its owner may open. */
export const localAddress = (dataDir: string): string => {
  const folder = resolve(dataDir)
  const short = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\trajectbot-${short}`
  const inside = join(folder, 'local', 'socket')
  return Buffer.byteLength(inside) <= longestPath
    ? inside
    : join(tmpdir(), `trajectbot-${process.getuid?.() ?? 'me'}`, short)
}

/** Whether the folder of a socket is ours alone: in a folder that others may write to, anybody could be listening. */
const isOurs = (address: string): boolean => {
  if (process.platform === 'win32') return true
  const found = lstatSync(dirname(address), { throwIfNoEntry: false })
  if (!found?.isDirectory()) return false
  return found.uid === process.getuid?.() && (found.mode & 0o077) === 0
}

const reach = (address: string): Promise<Socket> =>
  new Promise((settle, fail) => {
    const socket = connect(address)
    socket.once('connect', () => settle(socket))
    socket.once('error', fail)
  })

const codeOf = (error: unknown): string | undefined =>
  z.object({ code: z.string() }).safeParse(error).data?.code

/** A conversation with the bot that runs on a data folder; nothing when none does. */
export const talkToRunningBot = async (
  dataDir: string,
): Promise<(Talk & { readonly close: () => Promise<void> }) | undefined> => {
  const address = localAddress(dataDir)
  if (!isOurs(address)) return undefined
  try {
    return openTalk(await reach(address))
  } catch (error) {
    if (['ENOENT', 'ECONNREFUSED'].includes(codeOf(error) ?? '')) return undefined
    throw error
  }
}

/** A local socket that is open. */
export type LocalSocket = { readonly close: () => Promise<void> }

const listening = (server: Server, address: string): Promise<void> =>
  new Promise((settle, fail) => {
    server.once('error', fail)
    server.listen(address, () => {
      server.off('error', fail)
      settle()
    })
  })

const prepare = async (address: string): Promise<void> => {
  if (process.platform === 'win32') return
  mkdirSync(dirname(address), { recursive: true, mode: 0o700 })
  if (!isOurs(address)) throw Object.assign(new Error('a folder that others may open'), { code: 'EACCES' })
  const other = await reach(address).catch(() => undefined)
  other?.destroy()
  if (other) throw Object.assign(new Error('another bot listens here'), { code: 'EADDRINUSE' })
  // What a killed bot left behind.
  rmSync(address, { force: true })
}

/** Runs the errand that a connection asks for. */
const attend = async (socket: Socket, errands: Errands, log: Log): Promise<void> => {
  const talk = openTalk(socket)
  try {
    const { errand } = await talk.hear(Greeting)
    if (Object.hasOwn(errands, errand)) await errands[errand]?.(talk)
  } catch (error) {
    log('errand-broke-off', { error: error instanceof Error ? error.name : 'unknown' })
  } finally {
    await talk.close()
  }
}

/**
 * Opens the local socket, over which the command line has the running bot do its errands. A bot without one still
 * serves the school, so a socket that cannot be opened is logged and no more.
 */
export const openLocalSocket = async (dataDir: string, errands: Errands, log: Log): Promise<LocalSocket> => {
  const address = localAddress(dataDir)
  const sockets = new Set<Socket>()
  const running = new Set<Promise<void>>()
  const server = createServer((socket) => {
    sockets.add(socket)
    const errand = attend(socket, errands, log).finally(() => {
      sockets.delete(socket)
      running.delete(errand)
    })
    running.add(errand)
  })
  try {
    await prepare(address)
    await listening(server, address)
    if (process.platform !== 'win32') chmodSync(address, 0o600)
  } catch (error) {
    log('local-socket-off', { code: codeOf(error) ?? 'unknown' })
    return { close: async () => undefined }
  }
  return {
    close: async () => {
      const closed = new Promise<void>((settle) => server.close(() => settle()))
      for (const socket of sockets) socket.destroy()
      await Promise.all(running)
      await closed
    },
  }
}
