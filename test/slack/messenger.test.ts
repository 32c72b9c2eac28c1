import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSlackFront } from '../../src/bots/slack/slack-front.ts'
import { DeliveryId } from '../../src/core/kernel/ids.ts'
import type { Attempt, Parcel } from '../../src/core/knocks/knock.ts'
import { sentence } from '../../src/core/text/fixed.ts'
import { openSlackBot, type SlackBot } from '../support/slack-bot.ts'
import { recordedDoor } from '../support/slack-recorded-door.ts'
import type { Mishap } from '../support/slack-web-api.ts'

const parcel: Parcel = {
  delivery: DeliveryId.parse('0197f0a0-0000-7000-8000-000000000001'),
  address: { platform: 'slack', workspace: 'T0SCHOOL', user: 'U0SOMEONE', conversation: undefined },
  locale: 'nl',
  knock: {
    kind: 'knock',
    line: sentence`Er is een nieuwe adviesvraag <!channel> & meer.`,
    buttons: [
      { label: sentence`Bekijken`, command: 'advice.open', args: {}, style: 'primary' },
      {
        label: sentence`Nee`,
        command: 'advice.drop',
        args: {},
        style: 'danger',
        confirm: {
          title: sentence`Weet je het zeker?`,
          text: sentence`De vraag verdwijnt.`,
          yes: sentence`Ja`,
          no: sentence`Nee`,
        },
      },
    ],
  },
}

describe('a knock in Slack', () => {
  let bot: SlackBot
  beforeEach(async () => {
    bot = await openSlackBot()
  })
  afterEach(() => bot.close())
  const posts = (): number => bot.slack.calls.filter(({ method }) => method === 'chat.postMessage').length

  it('arrives in the private conversation, can be found again, and can be changed', async () => {
    const sent = await bot.front.messenger.send(parcel)
    const [message] = bot.someone.messages()
    expect(sent).toEqual({ is: 'sent', message: `${message?.channel}:${message?.ts}` })
    expect(message).toMatchObject({
      text: 'Er is een nieuwe adviesvraag &lt;!channel&gt; &amp; meer.',
      metadata: { event_type: 'trajectbot_knock', event_payload: { delivery: parcel.delivery } },
    })
    expect(message?.blocks[0]).toMatchObject({ text: { type: 'plain_text', text: parcel.knock.line } })
    const place = sent.is === 'sent' ? sent.message : ''
    const taken = { ...parcel, message: place, knock: { ...parcel.knock, line: sentence`Opgepakt.` } }
    expect(await bot.front.messenger.update(taken)).toEqual(sent)
    expect(await bot.front.messenger.update(taken)).toEqual(sent)
    expect(bot.someone.messages()).toHaveLength(1)
    expect(bot.someone.last()).toMatchObject({ text: 'Opgepakt.', changed: 2 })
  })

  const outcomes: [string, Mishap, Attempt, number][] = [
    ['a 429', { is: 'limited', retryAfter: 17 }, { is: 'refused', reason: 'ratelimited', later: 17 }, 0],
    [
      'a 429 that names no time',
      { is: 'limited', retryAfter: undefined },
      { is: 'refused', reason: 'ratelimited', later: 30 },
      0,
    ],
    [
      'a limit by name',
      { is: 'error', error: 'ratelimited' },
      { is: 'refused', reason: 'ratelimited', later: 30 },
      0,
    ],
    [
      'a refusal',
      { is: 'error', error: 'channel_not_found' },
      { is: 'refused', reason: 'channel_not_found', later: undefined },
      0,
    ],
    [
      'a fault of Slack',
      { is: 'error', error: 'internal_error' },
      { is: 'unclear', reason: 'internal_error' },
      0,
    ],
    [
      'a fatal fault of Slack',
      { is: 'error', error: 'fatal_error' },
      { is: 'unclear', reason: 'fatal_error' },
      0,
    ],
    [
      'a request that Slack lost track of',
      { is: 'error', error: 'request_timeout' },
      { is: 'unclear', reason: 'request_timeout' },
      0,
    ],
    ['a 403', { is: 'status', status: 403 }, { is: 'refused', reason: 'http_403', later: undefined }, 0],
    ['a 500', { is: 'status', status: 500 }, { is: 'unclear', reason: 'http_500' }, 0],
    ['a 503', { is: 'status', status: 503 }, { is: 'unclear', reason: 'http_503' }, 0],
    ['a 500 after it was taken', { is: 'accept-then-500' }, { is: 'unclear', reason: 'http_500' }, 1],
    ['a reset', { is: 'reset' }, { is: 'unclear', reason: 'UND_ERR_SOCKET' }, 0],
    [
      'a reset after it was taken',
      { is: 'accept-then-reset' },
      { is: 'unclear', reason: 'UND_ERR_SOCKET' },
      1,
    ],
    ['an answer of another kind', { is: 'garbage' }, { is: 'unclear', reason: 'unreadable_answer' }, 0],
  ]
  it.each(outcomes)(
    '%s is one request, and is known for what it is',
    async (_what, mishap, outcome, arrived) => {
      bot.slack.next('chat.postMessage', mishap)
      expect(await bot.front.messenger.send(parcel)).toEqual(outcome)
      expect(posts()).toBe(1)
      expect(bot.someone.messages()).toHaveLength(arrived)
    },
  )

  it('no answer at all is unclear', async () => {
    bot.slack.next('chat.postMessage', { is: 'never' })
    expect(await bot.front.messenger.send(parcel)).toEqual({ is: 'unclear', reason: 'no_answer' })
    expect(posts()).toBe(1)
  }, 8000)

  it('a closed door is surely not delivered', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    const settings = { botToken: 'xoxb-x', signingSecret: 'x' } as const
    for (const host of ['127.0.0.1', 'localhost']) {
      const apiUrl = `http://${host}:${port}/api/`
      const front = openSlackFront({ ...settings, apiUrl }, recordedDoor().door, () => undefined)
      expect(await front.messenger.send(parcel)).toEqual({ is: 'refused', reason: 'ECONNREFUSED', later: 30 })
    }
  })

  it('ten at once are ten requests', async () => {
    await Promise.all(Array.from({ length: 10 }, () => bot.front.messenger.send(parcel)))
    expect(posts()).toBe(10)
  })
})
