import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { activities } from '../support/teams-activities.ts'
import { openTeamsBot, type TeamsBot } from '../support/teams-bot.ts'

let bot: TeamsBot
beforeEach(async () => {
  bot = await openTeamsBot()
  await bot.someone.types('so that all keys are known')
})
afterEach(async () => {
  vi.restoreAllMocks()
  await bot.close()
})

/** A request of Teams whose body is still to come. */
const begun = async (headers: Readonly<Record<string, string>> = {}): Promise<ClientRequest> => {
  const token = await bot.teams.signing.token()
  const sent = request(bot.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
  })
  // The line is cut on purpose, perhaps while this side still sends.
  sent.on('error', () => undefined)
  return sent
}
const answerTo = async (sent: ClientRequest): Promise<number | undefined> => {
  const [response]: IncomingMessage[] = await once(sent, 'response')
  response?.resume()
  return response?.statusCode
}
const closed = (sent: ClientRequest): Promise<unknown> =>
  new Promise((resolve) => sent.on('socket', (socket) => socket.on('close', resolve)))

it('a body that never ends is answered, and the line is cut', async () => {
  const sent = await begun()
  const [status, cut] = [answerTo(sent), closed(sent)]
  sent.write('x'.repeat(200_000))
  sent.write('x'.repeat(200_000))
  expect(await status).toBe(413)
  await cut
  await bot.front.stop()
})

it('a body that does not come is not waited for', async () => {
  const timers = vi.spyOn(globalThis, 'setTimeout')
  const sent = await begun({ 'content-length': '500' })
  const [status, cut] = [answerTo(sent), closed(sent)]
  sent.write('{"type":')
  const patience = () => timers.mock.calls.find(([, wait]) => wait === 10_000)
  while (!patience()) await turn()
  patience()?.[0]()
  expect(await status).toBe(408)
  await cut
  expect(bot.lines.at(-1)).toEqual({ event: 'teams.refused', fields: { status: 408, reason: 'too-slow' } })
  await bot.front.stop()
  expect((await bot.someone.types('hallo')).status).toBe(200)
})

it('a body in many pieces is one body', async () => {
  const sent = await begun()
  const status = answerTo(sent)
  const body = Buffer.from(JSON.stringify(activities.typed(bot.someone.at, 'café 😀')))
  for (let at = 0; at < body.length; at += 7) sent.write(body.subarray(at, at + 7))
  sent.end()
  expect(await status).toBe(200)
  expect(bot.last().gesture).toEqual({ is: 'line', text: 'café 😀' })
})

it('a line that is cut halfway leaves nothing behind', async () => {
  const sent = await begun()
  sent.write('{"type":"message"')
  await once(sent, 'socket')
  await bot.teams.until(() => sent.socket?.bytesWritten !== 0)
  sent.destroy()
  await bot.front.stop()
  expect(bot.visits).toHaveLength(1)
  expect((await bot.someone.types('hallo')).status).toBe(200)
})

it('dates that are none harm nobody', async () => {
  const body = JSON.stringify({
    ...activities.typed(bot.someone.at, 'hallo'),
    timestamp: 'yesterday',
    localTimestamp: 'today',
    expiration: 'tomorrow',
  })
  expect((await bot.teams.post({ body })).status).toBe(200)
  expect(bot.visits).toHaveLength(2)
})
