import { chmodSync, statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import type { Errands } from '../../src/core/app/talk.ts'
import { localAddress, openLocalSocket, talkToRunningBot } from '../../src/server/local-socket.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const Word = z.object({ word: z.string() })
const errands: Errands = {
  echo: async (talk) => {
    for (;;) await talk.say(await talk.hear(Word))
  },
}

const open = async (dataDir: string) => {
  const logged: string[] = []
  const socket = await openLocalSocket(dataDir, errands, (event) => void logged.push(event))
  onTestFinished(socket.close)
  return { socket, logged }
}

const echo = async (dataDir: string, word: string): Promise<string | undefined> => {
  const talk = await talkToRunningBot(dataDir)
  if (!talk) return undefined
  await talk.say({ errand: 'echo' })
  await talk.say({ word })
  const heard = await talk.hear(Word)
  await talk.close()
  return heard.word
}

test('a folder that lies too deep for a socket has its socket elsewhere, as private', async () => {
  const deep = join(await temporaryFolder(), 'een-map-met-een-lange-naam'.repeat(5))
  await mkdir(deep)
  expect(Buffer.byteLength(localAddress(deep))).toBeLessThanOrEqual(100)
  await open(deep)
  expect(await echo(deep, 'dag')).toBe('dag')
  expect(statSync(localAddress(deep)).mode & 0o777).toBe(0o600)
})

test('two bots on one folder: the second leaves the socket to the first', async () => {
  const folder = await temporaryFolder()
  const first = await open(folder)
  const second = await open(folder)
  expect([first.logged, second.logged]).toEqual([[], ['local-socket-off']])
  await second.socket.close()
  expect(await echo(folder, 'eerste')).toBe('eerste')
  await first.socket.close()
  expect(await echo(folder, 'niemand')).toBeUndefined()
})

test('a folder that others may write to is not trusted, neither by the bot nor by the command line', async () => {
  const folder = await temporaryFolder()
  const { socket } = await open(folder)
  chmodSync(join(folder, 'local'), 0o777)
  expect(await echo(folder, 'dag')).toBeUndefined()
  await socket.close()
  expect((await open(folder)).logged).toEqual(['local-socket-off'])
})

test('closing breaks off what is going on and waits for it', async () => {
  const folder = await temporaryFolder()
  const { socket } = await open(folder)
  const talk = await talkToRunningBot(folder)
  await talk?.say({ errand: 'echo' })
  await talk?.say({ word: 'een' })
  await talk?.hear(Word)
  await socket.close()
  await expect(talk?.hear(Word)).rejects.toThrow('the other side is gone')
})
