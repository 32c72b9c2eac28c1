import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openTeamsFront } from '../../src/bots/teams/teams-front.ts'
import type { Attempt, Parcel } from '../../src/core/knocks/knock.ts'
import { sentence } from '../../src/core/text/fixed.ts'
import { recordedDoor } from '../support/slack-recorded-door.ts'
import { openTeamsBot, type TeamsBot } from '../support/teams-bot.ts'
import type { Mishap } from '../support/teams-connector.ts'
import { parcelFor } from '../support/teams-parcel.ts'

let bot: TeamsBot
let parcel: Parcel
beforeEach(async () => {
  bot = await openTeamsBot()
  parcel = parcelFor(bot.someone)
})
afterEach(async () => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  await bot.close()
})

const calls = (): number => bot.teams.connector.calls.length
const send = (change: Partial<Parcel['address']> = {}): Promise<Attempt> =>
  bot.front.messenger.send({ ...parcel, address: { ...parcel.address, ...change } })

describe('a knock in Teams', () => {
  it('arrives in the private conversation, rings, and can be changed', async () => {
    const sent = await send()
    const [message] = bot.someone.messages()
    expect(sent).toEqual({ is: 'sent', message: message?.id })
    expect(message).toMatchObject({ alert: true, changed: 0, summary: parcel.knock.line })
    expect(bot.someone.words()[0]).toMatch(
      /^Er is een nieuwe \*\*adviesvraag\*\* <at>iedereen<\/at> & meer\.\n/,
    )
    expect(calls()).toBe(1)

    const place = sent.is === 'sent' ? sent.message : ''
    const taken = { ...parcel, message: place, knock: { ...parcel.knock, line: sentence`Opgepakt.` } }
    expect(await bot.front.messenger.update(taken)).toEqual(sent)
    expect(await bot.front.messenger.update(taken)).toEqual(sent)
    expect(bot.teams.connector.calls.map(({ method }) => method)).toEqual(['POST', 'PUT', 'PUT'])
    expect(bot.someone.messages()).toHaveLength(1)
    expect(bot.someone.messages()[0]).toMatchObject({ summary: 'Opgepakt.', changed: 2 })
  })

  it('that is gone cannot be changed', async () => {
    expect(await bot.front.messenger.update({ ...parcel, message: '1:gone' })).toEqual({
      is: 'refused',
      reason: 'ActivityNotFoundInConversation',
      later: undefined,
    })
  })

  it('goes to nobody who removed the app', async () => {
    bot.teams.connector.installed.clear()
    expect(await send()).toEqual({ is: 'refused', reason: 'BotNotInConversationRoster', later: undefined })
    expect(calls()).toBe(1)
  })

  const unclear = (reason: string): Attempt => ({ is: 'unclear', reason })
  const refused = (reason: string, later?: number): Attempt => ({ is: 'refused', reason, later })
  const answer = (status: number, more: object = {}): Mishap => ({ is: 'answer', status, ...more })
  const outcomes: [string, Mishap, Attempt, number][] = [
    ['a 429', answer(429, { code: 'TooMany', retryAfter: '17' }), refused('TooMany', 17), 0],
    ['a 429 that names no time', answer(429), refused('ServiceError', 30), 0],
    ['a 429 that names nonsense', answer(429, { retryAfter: 'soon' }), refused('ServiceError', 30), 0],
    ['a 429 that names no wait', answer(429, { retryAfter: '0' }), refused('ServiceError', 1), 0],
    ['a 412', answer(412, { code: 'PreconditionFailed' }), refused('PreconditionFailed', 30), 0],
    ['a 400', answer(400, { code: 'BadSyntax' }), refused('BadSyntax'), 0],
    ['a 403', answer(403, { code: 'MessageWritesBlocked' }), refused('MessageWritesBlocked'), 0],
    ['a 404', answer(404, { code: 'ConversationNotFound' }), refused('ConversationNotFound'), 0],
    ['a 413', answer(413, { code: 'MessageSizeTooBig' }), refused('MessageSizeTooBig'), 0],
    [
      'words where a code should be',
      answer(403, { code: 'Bas Jansen was not found' }),
      refused('http_403'),
      0,
    ],
    ['a 408', answer(408), unclear('ServiceError'), 0],
    ['a 408 after it was taken', answer(408, { delivers: true }), unclear('ServiceError'), 1],
    ['a 500', answer(500), unclear('ServiceError'), 0],
    ['a 500 after it was taken', answer(500, { delivers: true }), unclear('ServiceError'), 1],
    ['a 502', answer(502), unclear('ServiceError'), 0],
    ['a 503 that names a time', answer(503, { retryAfter: '1' }), unclear('ServiceError'), 0],
    ['a 504', answer(504), unclear('ServiceError'), 0],
    ['a reset after it was taken', { is: 'reset' }, unclear('ECONNRESET'), 1],
  ]
  it.each(outcomes)(
    '%s is one request, and is known for what it is',
    async (_what, mishap, outcome, arrived) => {
      bot.teams.connector.mishaps.push(mishap)
      expect(await send()).toEqual(outcome)
      expect(calls()).toBe(1)
      expect(bot.someone.messages()).toHaveLength(arrived)
    },
  )

  it('a 429 may name the moment instead of the wait', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T09:00:00Z') })
    bot.teams.connector.mishaps.push(answer(429, { retryAfter: 'Tue, 24 Nov 2026 09:01:30 GMT' }))
    expect(await send()).toEqual(refused('ServiceError', 90))
    bot.teams.connector.mishaps.push(answer(429, { retryAfter: 'Tue, 24 Nov 2026 08:00:00 GMT' }))
    expect(await send()).toEqual(refused('ServiceError', 1))
  })

  it('no answer at all is unclear, after the time that one request may take', async () => {
    await send()
    const real = AbortSignal.timeout.bind(AbortSignal)
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => real(100))
    bot.teams.connector.mishaps.push({ is: 'never' })
    expect(await send()).toEqual(unclear('timeout'))
    expect(timeout.mock.calls).toEqual([[5000]])
    expect(calls()).toBe(2)
  })

  it.each([301, 302, 307, 308] as const)('a redirect (%i) is not followed', async (status) => {
    bot.teams.connector.mishaps.push({ is: 'redirect', status, to: `${bot.teams.serviceUrl}elsewhere` })
    expect(await send()).toEqual(unclear(`http_${status}`))
    expect(calls()).toBe(1)
  })

  it('a closed door is surely not delivered', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    for (const host of ['127.0.0.1', 'localhost']) {
      const serviceUrl = `http://${host}:${port}/`
      const settings = { ...bot.teams.settings, serviceUrls: [serviceUrl] }
      const { messenger } = openTeamsFront(
        settings,
        recordedDoor().door,
        () => 'note',
        () => undefined,
      )
      const { address } = parcelFor(bot.someone)
      const conversation = address.conversation && { ...address.conversation, serviceUrl }
      expect(await messenger.send({ ...parcel, address: { ...address, conversation } })).toEqual(
        refused('ECONNREFUSED', 30),
      )
    }
  })

  it('ten at once are ten requests', async () => {
    const sent = await Promise.all(Array.from({ length: 10 }, () => send()))
    expect(calls()).toBe(10)
    expect(new Set(sent.map((one) => (one.is === 'sent' ? one.message : one))).size).toBe(10)
  })
})

describe('a knock is not even tried', () => {
  const conversation = (serviceUrl: string) => ({
    conversation: { serviceUrl, conversation: bot.someone.at.conversation, bot: bot.teams.bot },
  })
  const cases: [string, () => Partial<Parcel['address']>, string][] = [
    ['where the app was never installed', () => ({ conversation: undefined }), 'not_installed'],
    ['in another tenant', () => ({ workspace: 'another' }), 'other_tenant'],
    ...['https://smba.example/', 'http://127.0.0.1:9/', 'nonsense'].map(
      (url): [string, () => Partial<Parcel['address']>, string] => [
        `at ${url}, which is not on the list`,
        () => conversation(url),
        'service_url_not_allowed',
      ],
    ),
    [
      'at an address with a name in it',
      () => conversation(bot.teams.serviceUrl.replace('//', '//somebody@')),
      'service_url_not_allowed',
    ],
  ]
  it.each(cases)('%s, and no token is asked for', async (_what, change, reason) => {
    expect(await send(change())).toEqual({ is: 'refused', reason, later: undefined })
    expect([calls(), bot.teams.login.asked()]).toEqual([0, 0])
  })

  it('while nobody can tell who signs for Teams; later it is', async () => {
    bot.teams.hideKeys(true)
    expect(await send()).toEqual({ is: 'refused', reason: 'no_metadata', later: 30 })
    bot.teams.hideKeys(false)
    expect(await send()).toMatchObject({ is: 'sent' })
  })
})
