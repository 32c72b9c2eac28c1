import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sentence } from '../../src/core/text/fixed.ts'
import { openSlackBot, type SlackBot } from '../support/slack-bot.ts'
import {
  events,
  messageShortcut,
  pressInMessage,
  shownView,
  viewSubmission,
} from '../support/slack-payloads.ts'
import { signed } from '../support/slack-signing.ts'

let bot: SlackBot
beforeEach(async () => {
  bot = await openSlackBot()
})
afterEach(() => bot.close())

const button = (value: object) => ({
  action_id: 'b',
  text: { type: 'plain_text' },
  value: JSON.stringify(value),
})
const message = { ts: '1795000000.000100', text: 'x', blocks: [], ephemeral: false, responseUrl: '' }

describe('a body that is not quite as Slack sends it', () => {
  it('with no trigger to open a window is answered in the conversation', async () => {
    const { at } = bot.someone
    const {
      response_url: _,
      trigger_id: __,
      ...payload
    } = pressInMessage(at, '', button({ command: 'advice.show', args: {} }), message)
    bot.answers({ kind: 'panel', title: sentence`Vraag`, body: [], buttons: [] })
    await bot.slack.deliver({ kind: 'interaction', payload })
    await bot.slack.until(() => bot.someone.messages().length === 1, 'an answer in the conversation')
    expect(bot.someone.last()?.text).toContain('Het venster ging niet open.')
    expect(bot.slack.calls.map(({ method }) => method)).not.toContain('views.open')
  })

  it('with no trigger, and nested deeper than can be written down again, is taken once', async () => {
    const { at } = bot.someone
    const used = { message: { text: 'Wie herkent dit?', blocks: 'AFGROND' }, responseUrl: '' }
    const pressed = pressInMessage(at, '', button({ command: 'advice.show', args: {} }), message)
    const bodies = [messageShortcut(at, '', 'quote-message', used), { ...pressed, more: 'AFGROND' }]
    for (const { trigger_id: _, ...body } of bodies) {
      const payload = JSON.stringify(body).replaceAll(
        '"AFGROND"',
        `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      )
      const text = new URLSearchParams({ payload }).toString()
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        ...signed(text, { secret: bot.slack.signingSecret }),
      }
      for (const _ of ['once', 'again'])
        expect(await fetch(bot.url, { method: 'POST', headers, body: text })).toMatchObject({ status: 200 })
    }
    expect(bot.visits.map(({ gesture }) => gesture.is)).toEqual([
      'shortcut',
      'shortcut',
      'command',
      'command',
    ])
    expect(new Set(bot.visits.map(({ event }) => event)).size).toBe(2)
  })

  it('is logged without the names that somebody gave inside it', async () => {
    const metadata = JSON.stringify({ command: 'advice.ask', args: { Sanne: {} } })
    const view = shownView(bot.someone.at, 'V0FORM', { type: 'home', blocks: [] }, {}, 'hash')
    const payload = viewSubmission(bot.someone.at, 'trigger', { ...view, private_metadata: metadata })
    await bot.slack.deliver({ kind: 'interaction', payload })
    expect(bot.lines).toEqual([{ event: 'slack.ignored', fields: { at: 'view.private_metadata' } }])
  })

  it('from a place that is no conversation of Slack is not answered there', async () => {
    const { at } = bot.someone
    const event = {
      ...events.typed(at, 'hallo', '1795000000.000200'),
      channel: 'nergens',
      channel_type: 'im',
    }
    await bot.someone.causes(() => event)
    expect(bot.visits).toEqual([])
  })
})
