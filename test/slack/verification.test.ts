import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSlackBot, type SlackBot } from '../support/slack-bot.ts'
import { signed } from '../support/slack-signing.ts'

const form = 'application/x-www-form-urlencoded'
const body = new URLSearchParams({
  command: '/advies',
  text: 'hallo',
  team_id: 'T0SCHOOL',
  user_id: 'U0SOMEONE',
  channel_id: 'D0SOMEONE',
  trigger_id: 'trigger',
}).toString()
const seconds = (): number => Math.floor(Date.now() / 1000)

describe('only what Slack sent now and whole comes in', () => {
  let bot: SlackBot
  beforeEach(async () => {
    bot = await openSlackBot()
  })
  afterEach(() => bot.close())

  type Request = {
    text?: string
    signedText?: string
    type?: string
    secret?: string
    timestamp?: number
    signature?: string
    method?: string
    drop?: string
  }
  const post = async (request: Request) => {
    const text = request.text ?? body
    const headers: Record<string, string> = {
      'content-type': request.type ?? form,
      ...signed(request.signedText ?? text, {
        secret: request.secret ?? bot.slack.signingSecret,
        ...request,
      }),
    }
    if (request.drop) delete headers[request.drop]
    const response = await fetch(bot.url, {
      method: request.method ?? 'POST',
      headers,
      ...(request.method !== 'GET' && { body: text }),
    })
    return { status: response.status, text: await response.text() }
  }

  const refused: [string, number, () => Request][] = [
    ['a forged signature', 401, () => ({ secret: 'another secret' })],
    ['a signature of the wrong form', 401, () => ({ signature: 'v0=abc' })],
    ['another version', 401, () => ({ signature: `v1=${'0'.repeat(64)}` })],
    ['no signature', 401, () => ({ drop: 'x-slack-signature' })],
    ['no time', 401, () => ({ drop: 'x-slack-request-timestamp' })],
    ['a tampered body', 401, () => ({ text: `${body}&text=iets+anders`, signedText: body })],
    ['a request of six minutes ago', 401, () => ({ timestamp: seconds() - 360 })],
    ['a request from six minutes ahead', 401, () => ({ timestamp: seconds() + 360 })],
    ['a huge body', 413, () => ({ text: `${body}&more=${'x'.repeat(300 * 1024)}` })],
    ['another content type', 415, () => ({ type: 'text/plain' })],
    ['half a JSON', 400, () => ({ type: 'application/json', text: '{"type":' })],
    ['null', 400, () => ({ type: 'application/json', text: 'null' })],
    ['a list', 400, () => ({ type: 'application/json', text: '[]' })],
    ['an unknown kind', 400, () => ({ type: 'application/json', text: '{"type":"else"}' })],
    [
      'an event that is nothing',
      400,
      () => ({ type: 'application/json', text: '{"type":"event_callback","event":null}' }),
    ],
    ['a broken payload', 400, () => ({ text: 'payload=%7B' })],
    ['a payload that is null', 400, () => ({ text: 'payload=null' })],
    ...[
      { type: 'block_actions' },
      { type: 'block_actions', user: { id: 'U0SOMEONE' }, team: null, actions: [] },
      { type: 'view_submission', user: { id: 'U0SOMEONE' }, view: null },
      { type: 'view_closed' },
      { type: 'shortcut' },
      { type: 'shortcut', user: { id: 'U0SOMEONE' } },
      { type: 'view_submission', user: { id: 'U0SOMEONE' }, view: {} },
      { type: 'view_closed', user: { id: 'U0SOMEONE' }, view: { callback_id: '' }, name: 'options' },
      { type: 'block_actions', user: { id: 'U0SOMEONE' }, actions: [{}], channel: null },
    ].map((payload): [string, number, () => Request] => [
      `a payload of ${JSON.stringify(payload)}`,
      400,
      () => ({ text: new URLSearchParams({ payload: JSON.stringify(payload) }).toString() }),
    ]),
    [
      'an event about something that is no thing',
      400,
      () => ({
        type: 'application/json',
        text: '{"type":"event_callback","event":{"type":"pin_added","item":null}}',
      }),
    ],
    ...[
      { type: 'event_callback', event: { type: 'message' }, authorizations: [null] },
      { type: 'event_callback', event: { type: 'message' }, command: '/advies' },
      { type: 'event_callback', event: { type: 'message' }, team_id: '__proto__' },
      { type: 'event_callback', event: { type: 'message', user: null } },
      { type: 'event_callback', event: { type: 'message', channel: null } },
    ].map((payload): [string, number, () => Request] => [
      `an event of ${JSON.stringify(payload)}`,
      400,
      () => ({ type: 'application/json', text: JSON.stringify(payload) }),
    ]),
    ['an empty body', 400, () => ({ text: '' })],
    ['no POST', 405, () => ({ method: 'GET' })],
    ['no POST', 405, () => ({ method: 'PUT' })],
  ]
  it.each(refused)(
    '%s is refused with %i, says nothing, and the next is served',
    async (_what, status, request) => {
      expect(await post(request())).toEqual({ status, text: '' })
      expect(bot.visits).toEqual([])
      expect(await bot.someone.slash('/advies')).toMatchObject({ status: 200 })
      expect(bot.visits).toHaveLength(1)
    },
  )

  it('a body that keeps coming is not read to its end', async () => {
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)),
    })
    const headers = { 'content-type': form, ...signed('', { secret: bot.slack.signingSecret }) }
    const sending = fetch(bot.url, { method: 'POST', headers, body: endless, duplex: 'half' } as RequestInit)
    const status = await sending.then(
      (response) => response.status,
      () => 'cut off',
    )
    expect([413, 'cut off']).toContain(status)
    expect(await bot.someone.slash('/advies')).toMatchObject({ status: 200 })
  })

  it('a request of four minutes ago or ahead is served', async () => {
    expect(await post({ timestamp: seconds() - 240 })).toMatchObject({ status: 200 })
    expect(await post({ timestamp: seconds() + 240 })).toMatchObject({ status: 200 })
    expect(bot.visits).toHaveLength(2)
  })

  it('a charset after the content type changes nothing', async () => {
    expect(await post({ type: `${form}; charset=utf-8` })).toMatchObject({ status: 200 })
    expect(bot.visits).toHaveLength(1)
  })

  it('the address check of Slack is answered, when it is signed', async () => {
    const text = JSON.stringify({ type: 'url_verification', token: 'x', challenge: 'c0ffee' })
    const answer = await post({ type: 'application/json', text })
    expect(answer).toEqual({ status: 200, text: '{"challenge":"c0ffee"}' })
    expect(await post({ type: 'application/json', text, secret: 'another' })).toEqual({
      status: 401,
      text: '',
    })
  })

  it('an unsigned certificate check opens nothing', async () => {
    const text = `ssl_check=1&${body}`
    expect(await post({ text, drop: 'x-slack-signature' })).toEqual({ status: 401, text: '' })
    expect(await post({ text })).toMatchObject({ status: 200 })
    expect(bot.visits).toEqual([])
  })

  it('what is signed but not ours to understand is acknowledged and does nothing', async () => {
    const payload = JSON.stringify({
      type: 'block_actions',
      user: { id: 'U0SOMEONE' },
      actions: [{ action_id: 'x', value: 'not JSON' }],
    })
    expect(await post({ text: new URLSearchParams({ payload }).toString() })).toMatchObject({ status: 200 })
    expect(
      await post({ type: 'application/json', text: '{"type":"event_callback","event":{"type":"message"}}' }),
    ).toMatchObject({ status: 200 })
    const shortcut = JSON.stringify({
      type: 'shortcut',
      callback_id: 'x',
      user: { id: 'nobody of Slack' },
      team: { id: 'T0SCHOOL' },
    })
    expect(await post({ text: new URLSearchParams({ payload: shortcut }).toString() })).toMatchObject({
      status: 200,
    })
    expect(bot.visits).toEqual([])
  })

  it('no log line holds what was sent', async () => {
    await post({ text: 'payload=geheim', secret: 'another' })
    await post({ type: 'application/json', text: '{"geheim":' })
    await bot.someone.slash('/advies', 'geheim')
    expect(bot.lines.length).toBeGreaterThan(1)
    expect(JSON.stringify(bot.lines)).not.toContain('geheim')
    expect(JSON.stringify(bot.lines)).not.toContain(bot.slack.botToken)
  })
})
