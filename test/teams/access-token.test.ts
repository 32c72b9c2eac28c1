import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openTeamsBot, type TeamsBot } from '../support/teams-bot.ts'
import { parcelFor } from '../support/teams-parcel.ts'

let bot: TeamsBot
beforeEach(async () => {
  bot = await openTeamsBot()
})
afterEach(async () => {
  vi.useRealTimers()
  await bot.close()
})

const send = () => bot.front.messenger.send(parcelFor(bot.someone))
const unauthorized = { is: 'answer', status: 401, code: 'Unauthorized' } as const

it('is asked for once, however many knocks and answers wait for it', async () => {
  await Promise.all([
    ...Array.from({ length: 8 }, send),
    bot.someone.types('hallo'),
    bot.someone.types('hallo'),
  ])
  await send()
  expect(bot.teams.login.asked()).toBe(1)
  expect(bot.teams.connector.calls).toHaveLength(11)
})

it('is asked for anew before it ends', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  await send()
  vi.advanceTimersByTime(54 * 60_000)
  await send()
  expect(bot.teams.login.asked()).toBe(1)
  vi.advanceTimersByTime(2 * 60_000)
  expect(await send()).toMatchObject({ is: 'sent' })
  expect(bot.teams.login.asked()).toBe(2)
})

it('that lasts only a moment is used for half of it', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  bot.teams.login.last(60)
  await send()
  vi.advanceTimersByTime(29_000)
  await send()
  expect(bot.teams.login.asked()).toBe(1)
  vi.advanceTimersByTime(2000)
  await send()
  expect(bot.teams.login.asked()).toBe(2)
})

it('that Teams does not take is replaced; what was to be sent was not, and may be sent later', async () => {
  bot.teams.connector.mishaps.push(unauthorized)
  expect(await send()).toEqual({ is: 'refused', reason: 'Unauthorized', later: 30 })
  expect([bot.teams.connector.calls.length, bot.teams.login.asked()]).toEqual([1, 1])
  expect(await send()).toMatchObject({ is: 'sent' })
  expect(bot.teams.login.asked()).toBe(2)
})

it('is not thrown away because of an older one that was not taken', async () => {
  const late = Promise.withResolvers<void>()
  bot.teams.connector.mishaps.push({ ...unauthorized, after: late.promise }, unauthorized)
  const slow = send()
  await bot.teams.until(() => bot.teams.connector.calls.length === 1)
  await send()
  await send()
  expect(bot.teams.login.asked()).toBe(2)
  late.resolve()
  expect(await slow).toMatchObject({ is: 'refused', reason: 'Unauthorized' })
  expect(await send()).toMatchObject({ is: 'sent' })
  expect(bot.teams.login.asked()).toBe(2)
})

it.each([400, 401, 429, 500, 503])(
  'that is not given (%i) means that surely nothing was sent',
  async (status) => {
    bot.teams.login.failures.push(status)
    expect(await send()).toEqual({ is: 'refused', reason: 'no_token', later: 30 })
    expect([bot.teams.connector.calls.length, bot.teams.login.asked()]).toEqual([0, 1])
    expect(await send()).toMatchObject({ is: 'sent' })
  },
)

it('that is not given loses an answer, which is logged; the deed is not done again', async () => {
  bot.teams.login.failures.push(503)
  expect(await bot.someone.types('hallo')).toEqual({ status: 200, body: undefined })
  expect(bot.lines).toEqual([{ event: 'teams.reply.failed', fields: { reason: 'no_token' } }])
  expect(bot.visits).toHaveLength(1)
})
