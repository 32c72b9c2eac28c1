import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { activities } from '../support/teams-activities.ts'
import { openTeamsBot, type TeamsBot } from '../support/teams-bot.ts'
import type { TokenWish } from '../support/teams-signing.ts'

let bot: TeamsBot
beforeEach(async () => {
  bot = await openTeamsBot()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await bot.close()
})

const typed = (change: object = {}): string =>
  JSON.stringify({ ...activities.typed(bot.someone.at, 'een geheim woord'), ...change })

/** Refused without a word, without the door, and still serving. */
const refusedWith = async (
  status: number,
  answer: Promise<{ readonly status: number; readonly body: unknown }>,
): Promise<void> => {
  expect(await answer).toEqual({ status, body: undefined })
  expect(bot.visits).toHaveLength(0)
  expect(JSON.stringify(bot.lines)).not.toContain('geheim')
  expect((await bot.someone.types('hallo')).status).toBe(200)
  expect(bot.visits).toHaveLength(1)
}

const withToken = async (wish: TokenWish, body = typed()) =>
  bot.teams.post({ body, authorization: `Bearer ${await bot.teams.signing.token(wish)}` })

describe('a token is refused', () => {
  const wishes: Readonly<Record<string, TokenWish>> = {
    forged: { by: 'forger' },
    'of an unknown key': { kid: 'another-key' },
    'for another bot': { audience: 'another-app' },
    'of another issuer': { issuer: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' },
    'of another issuer with a tenant of its own': {
      issuer: 'https://login.example',
      claims: { tid: 'x', ver: '1.0', appid: '11111111-2222-4333-8444-555555555555' },
    },
    'that is expired': { expires: -301 },
    'from the future': { notBefore: 400 },
    'for another service address': { serviceUrl: 'http://127.0.0.1:9/emea/' },
    'without a service address': { serviceUrl: undefined },
    'whose service address is no text': { claims: { serviceurl: 7 } },
  }
  it.each(Object.entries(wishes))('%s', async (_, wish) => {
    await refusedWith(401, withToken(wish))
  })
  it('that is forged and names a tenant, without the SDK growing from it', async () => {
    const noise = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    await refusedWith(401, withToken({ by: 'forger', claims: { tid: 'some-tenant' } }))
    expect(noise).not.toHaveBeenCalled()
  })
  it('that nobody signed', async () => {
    await refusedWith(
      401,
      bot.teams.post({ body: typed(), authorization: `Bearer ${bot.teams.signing.unsigned()}` }),
    )
  })
  it('signed with HS256 and what everybody knows', async () => {
    const token = await bot.teams.signing.withPublicKey()
    await refusedWith(401, bot.teams.post({ body: typed(), authorization: `Bearer ${token}` }))
  })
  it.each(['', 'Bearer', 'Bearer nonsense', 'Bearer a.b.c', 'Basic YTpi'])('that is "%s"', async (header) => {
    await refusedWith(401, bot.teams.post({ body: typed(), authorization: header }))
  })
  it('whose key may not speak for Teams, by botbuilder', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    bot.teams.endorse('webchat')
    expect(await bot.teams.post({ body: typed() })).toEqual({ status: 401, body: undefined })
    expect(bot.visits).toHaveLength(0)
  })
})

it('a token that is a little old or a little early is taken', async () => {
  expect((await withToken({ expires: -200 })).status).toBe(200)
  expect((await withToken({ notBefore: 200 }, typed({ id: '2' }))).status).toBe(200)
  expect(bot.visits).toHaveLength(2)
})

describe('a body is refused', () => {
  const post = (body: string, contentType?: string) =>
    bot.teams.post({ body, ...(contentType !== undefined && { contentType }) })

  it.each(['', '{', '[]', 'null', '"text"', '7', '{}', '['.repeat(60_000)])(
    'malformed (%#)',
    async (body) => {
      await refusedWith(400, post(body))
    },
  )
  it.each(['type', 'serviceUrl', 'channelId', 'from', 'recipient', 'conversation'])(
    'without %s',
    async (name) => {
      await refusedWith(400, post(typed({ [name]: undefined })))
    },
  )
  it.each([
    { type: 7 },
    { from: 'me' },
    { conversation: { id: {} } },
    { channelData: 'x' },
    { id: {} },
    { locale: 7 },
  ])('of a wrong shape (%#)', async (change) => {
    await refusedWith(400, post(typed(change)))
  })
  it('that is huge', async () => {
    await refusedWith(413, post(typed({ text: 'x'.repeat(300_000) })))
  })
  it('that is huge and does not say so', async () => {
    const token = await bot.teams.signing.token()
    const answer = new Promise<{ status: number; body: unknown }>((resolve, reject) => {
      const sent = request(
        bot.url,
        { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` } },
        (response) => {
          let body = ''
          response.on('data', (chunk) => {
            body += String(chunk)
          })
          response.on('end', () => resolve({ status: response.statusCode ?? 0, body: body || undefined }))
        },
      )
      sent.on('error', reject)
      sent.write('x'.repeat(200_000))
      sent.write('x'.repeat(200_000))
    })
    await refusedWith(413, answer)
  })
  it.each(['text/plain', 'application/x-www-form-urlencoded'])('of type %s', async (type) => {
    await refusedWith(415, post(typed(), type))
  })
  it('asked for with GET', async () => {
    await refusedWith(405, bot.teams.post({ body: '', method: 'GET' }))
  })
})

describe('an activity is refused', () => {
  it('of another channel', async () => {
    await refusedWith(401, bot.teams.post({ body: typed({ channelId: 'emulator' }) }))
  })
  it.each([
    { conversation: { id: 'a:1', conversationType: 'personal', tenantId: 'another' } },
    { channelData: { tenant: { id: 'another' } } },
    { conversation: { id: 'a:1', conversationType: 'personal' }, channelData: {} },
  ])('of another tenant or of none (%#)', async (change) => {
    await refusedWith(401, bot.teams.post({ body: typed(change) }))
  })
  it.each([
    'https://smba.trafficmanager.net/emea/',
    'http://127.0.0.1:9/',
    'http://user@127.0.0.1:9/',
    'nonsense',
  ])('from %s, which is not on the list, though its token says the same', async (serviceUrl) => {
    await refusedWith(401, withToken({ serviceUrl }, typed({ serviceUrl })))
  })
})

it('a request is asked to come again when the keys cannot be reached', async () => {
  bot.teams.hideKeys(true)
  expect(await bot.teams.post({ body: typed() })).toEqual({ status: 503, body: undefined })
  expect(bot.visits).toHaveLength(0)
  bot.teams.hideKeys(false)
  expect((await bot.someone.types('hallo')).status).toBe(200)
})

it('a request is asked to come again when botbuilder cannot look up who signed it', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  // Our own check learns the keys here, and botbuilder does not yet.
  expect((await bot.teams.post({ body: typed({ channelId: 'emulator' }) })).status).toBe(401)
  bot.teams.hideKeys(true)
  expect(await bot.teams.post({ body: typed() })).toEqual({ status: 503, body: undefined })
  expect(bot.visits).toHaveLength(0)
  bot.teams.hideKeys(false)
  expect((await bot.teams.post({ body: typed() })).status).toBe(200)
  expect(bot.visits).toHaveLength(1)
})
