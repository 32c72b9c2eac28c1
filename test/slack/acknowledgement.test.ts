import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSlackFront } from '../../src/bots/slack/slack-front.ts'
import { sentence } from '../../src/core/text/fixed.ts'
import type { Form } from '../../src/core/view/view.ts'
import { openSlackBot, type SlackBot } from '../support/slack-bot.ts'
import type { Receipt } from '../support/slack-delivery.ts'
import { aNote, faultNote, recordedDoor } from '../support/slack-recorded-door.ts'
import { openSlackWire } from '../support/slack-wire.ts'

const button = { label: sentence`Verder`, command: 'advice.open', args: {} }
const form: Form = {
  kind: 'form',
  title: sentence`Nieuwe vraag`,
  intro: [],
  fields: [{ kind: 'lines', name: 'question', label: 'Je vraag', maxLength: 2000 }],
  submit: { label: sentence`Doorzetten`, command: 'advice.ask', args: {} },
}

describe.each(['http', 'socket'] as const)('what is acknowledged is in the database, over %s', (mode) => {
  let bot: SlackBot
  beforeEach(async () => {
    bot = await openSlackBot(mode)
    bot.slack.waitAtMost(150)
  })
  afterEach(() => bot.close())

  const deeds: [string, () => Promise<Receipt>][] = [
    ['a slash command', () => bot.someone.slash('/advies')],
    ['a typed line', () => bot.someone.types('hallo')],
    ['the home page', () => bot.someone.opensHome()],
    ['a button', () => bot.someone.presses('Verder')],
    ['a form', () => bot.someone.submits({ question: 'Wat nu?' })],
  ]
  it.each(deeds)('%s is acknowledged after the door is done', async (_what, deed) => {
    bot.answers({ ...aNote, buttons: [button] }, form)
    await bot.someone.slash('/advies')
    await bot.someone.slash('/advies')
    await bot.slack.until(() => bot.someone.modal() !== undefined)
    bot.slack.waitAtMost(3000)
    const committed = Promise.withResolvers<typeof aNote>()
    bot.answers(() => committed.promise)
    let receipt: Receipt | undefined
    const sending = deed().then((got) => {
      receipt = got
    })
    await bot.slack.until(() => bot.visits.length === 3)
    await wait(40)
    expect(receipt).toBeUndefined()
    committed.resolve(aNote)
    await sending
    expect(receipt).toMatchObject({ acknowledged: true })
  })

  it('the answer of Slack is not waited for', async () => {
    bot.slack.next('chat.postMessage', { is: 'late', after: 300 })
    expect(await bot.someone.types('hallo')).toMatchObject({ acknowledged: true })
    expect(bot.someone.messages()).toEqual([])
    await bot.front.stop()
    expect(bot.someone.messages()).toHaveLength(1)
  })

  it('an event that failed is not acknowledged, and is processed when Slack sends it again', async () => {
    bot.fails()
    expect(await bot.someone.types('hallo')).toMatchObject({ acknowledged: false })
    expect(bot.someone.messages()).toEqual([])
    expect(await bot.someone.repeats({ retry: 1 })).toMatchObject({ acknowledged: true })
    await bot.slack.until(() => bot.someone.messages().length === 1)
    expect(new Set(bot.visits.map((visit) => visit.event)).size).toBe(1)
  })

  it('a fault is told when Slack will not try again', async () => {
    bot.fails(4)
    await bot.someone.types('hallo')
    await bot.someone.repeats({ retry: 1 })
    await bot.someone.repeats({ retry: 2 })
    expect(bot.someone.messages()).toEqual([])
    expect(await bot.someone.repeats({ retry: 3 })).toMatchObject({ acknowledged: true })
    await bot.slack.until(() => bot.someone.messages().length === 1)
    expect(bot.someone.last()?.text).toBe(faultNote.lines[0])
  })

  it('a fault on the home page is shown there when Slack will not try again', async () => {
    bot.fails()
    await bot.someone.opensHome({ retry: 3 })
    await bot.slack.until(() => bot.someone.homeWords() !== '')
    expect(bot.someone.homeWords()).toBe(faultNote.lines[0])
  })

  it('a fault answers a slash command at once', async () => {
    bot.fails()
    expect(await bot.someone.slash('/advies')).toMatchObject({ acknowledged: true })
    expect(bot.someone.last()).toMatchObject({ onlyFor: 'U0SOMEONE', text: faultNote.lines[0] })
  })

  it('a fault on a button is told beside it, and the button stays', async () => {
    bot.answers({ ...aNote, buttons: [button] })
    await bot.someone.types('hallo')
    await bot.slack.until(() => bot.someone.messages().length === 1)
    bot.fails()
    expect(await bot.someone.presses('Verder')).toMatchObject({ acknowledged: true })
    await bot.slack.until(() => bot.someone.messages().length === 2)
    expect(bot.someone.messages()[0]).toMatchObject({ changed: 0 })
    expect(bot.someone.last()).toMatchObject({ onlyFor: 'U0SOMEONE', text: faultNote.lines[0] })
  })

  it('a fault on a form leaves it open with what was typed', async () => {
    bot.answers(form)
    await bot.someone.slash('/advies')
    await bot.slack.until(() => bot.someone.modal() !== undefined)
    bot.fails()
    expect(await bot.someone.submits({ question: 'Wat nu?' })).toMatchObject({ acknowledged: true })
    expect(bot.someone.modal()?.errors).toEqual({ question: faultNote.lines[0] })
  })

  it('an unknown error of ours is no acknowledgement, and no stack', async () => {
    bot.answers(() => Promise.reject(new Error('the name of a pupil')))
    const receipt = await bot.someone.types('hallo')
    expect(receipt).toMatchObject({ acknowledged: false, text: '' })
    expect(JSON.stringify(bot.lines)).not.toContain('pupil')
  })

  it('a panel never ends up in the conversation', async () => {
    bot.answers({
      kind: 'panel',
      title: sentence`Vraag`,
      body: [{ kind: 'text', text: 'geheim' }],
      buttons: [],
    })
    expect(await bot.someone.types('hallo')).toMatchObject({ acknowledged: false })
    expect(bot.slack.calls).not.toContainEqual(expect.objectContaining({ method: 'chat.postMessage' }))
  })
})

it('Socket Mode does not start with a token that Slack refuses', async () => {
  const slack = await openSlackWire({ mode: 'socket' })
  const settings = {
    botToken: slack.botToken,
    appToken: 'xapp-another',
    apiUrl: slack.apiUrl,
  } as const
  const front = openSlackFront(settings, recordedDoor().door, () => undefined)
  await expect(front.start()).rejects.toThrow('SLACK_APP_TOKEN')
  await front.stop()
  await slack.close()
})

it('Socket Mode starts while Slack can not be reached, and connects later', async () => {
  const slack = await openSlackWire({ mode: 'socket' })
  slack.next('apps.connections.open', { is: 'reset' })
  const settings = {
    botToken: slack.botToken,
    appToken: slack.appToken,
    apiUrl: slack.apiUrl,
  } as const
  const front = openSlackFront(settings, recordedDoor().door, () => undefined)
  await front.start()
  expect(slack.socket.connections()).toBe(0)
  await slack.until(() => slack.socket.connections() === 1, 'a connection')
  await front.stop()
  await slack.until(() => slack.socket.connections() === 0, 'the end of the connection')
  await slack.close()
})

describe('Socket Mode', () => {
  let bot: SlackBot
  beforeEach(async () => {
    bot = await openSlackBot('socket')
  })
  afterEach(() => bot.close())
  const opened = (): number =>
    bot.slack.calls.filter(({ method }) => method === 'apps.connections.open').length

  it.each(['refresh', 'cut'] as const)('connects again after a %s', async (how) => {
    await wait(120)
    bot.slack.socket[how]()
    await bot.slack.until(() => opened() === 2 && bot.slack.socket.connections() === 1, 'a new connection')
    expect(await bot.someone.slash('/advies')).toMatchObject({ acknowledged: true })
  })

  it('keeps trying while Slack can not be reached, or says no', async () => {
    bot.slack.next(
      'apps.connections.open',
      { is: 'status', status: 503 },
      { is: 'error', error: 'invalid_auth' },
    )
    bot.slack.socket.cut()
    await bot.slack.until(() => opened() === 2)
    await wait(3100)
    await bot.slack.until(() => opened() === 4 && bot.slack.socket.connections() === 1, 'a new connection')
    expect(await bot.someone.slash('/advies')).toMatchObject({ acknowledged: true })
  }, 10_000)

  it('outlives an envelope that makes no sense', async () => {
    bot.slack.waitAtMost(50)
    expect(await bot.slack.socket.deliver({ kind: 'event', payload: {} })).toMatchObject({
      acknowledged: false,
    })
    expect(bot.lines).toContainEqual({ event: 'slack.socket.malformed', fields: {} })
    bot.slack.waitAtMost(3000)
    expect(await bot.someone.slash('/advies')).toMatchObject({ acknowledged: true })
  })

  it('finishes what it has begun before it stops, and begins nothing after', async () => {
    const committed = Promise.withResolvers<typeof aNote>()
    bot.answers(() => committed.promise)
    const sending = bot.someone.types('hallo')
    await bot.slack.until(() => bot.visits.length === 1)
    const stopping = bot.front.stop()
    bot.slack.waitAtMost(100)
    expect(await bot.someone.types('te laat')).toMatchObject({ acknowledged: false })
    committed.resolve(aNote)
    expect(await sending).toMatchObject({ acknowledged: true })
    await stopping
    expect(bot.visits).toHaveLength(1)
    expect(bot.someone.messages()).toHaveLength(1)
  })
})
