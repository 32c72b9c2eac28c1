import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sentence } from '../../src/core/text/fixed.ts'
import type { Form, Note } from '../../src/core/view/view.ts'
import { openSlackBot, type SlackBot } from '../support/slack-bot.ts'
import { colleagueMessage, events, messageShortcut, staffRoom } from '../support/slack-payloads.ts'
import { aNote, faultNote } from '../support/slack-recorded-door.ts'

const form: Form = {
  kind: 'form',
  title: sentence`Nieuwe vraag`,
  intro: [],
  fields: [{ kind: 'lines', name: 'question', label: 'Je vraag', maxLength: 2000 }],
  submit: { label: sentence`Doorzetten`, command: 'advice.ask', args: {} },
}
const draftNote: Note = { kind: 'note', lines: [sentence`Zal ik dit bewaren?`], buttons: [] }

describe.each(['http', 'socket'] as const)('the other doors of Slack, over %s', (mode) => {
  let bot: SlackBot
  beforeEach(async () => {
    bot = await openSlackBot(mode)
  })
  afterEach(() => bot.close())
  const called = (): readonly string[] =>
    bot.slack.calls.map(({ method }) => method).filter((method) => method !== 'apps.connections.open')
  const toldInPrivate = async (words: string): Promise<void> => {
    const { channel } = bot.someone.at
    const told = () => bot.someone.messages().filter((message) => message.channel === channel)
    await bot.slack.until(() => told().length > 0, 'a word in private')
    expect(told()).toMatchObject([{ text: words, onlyFor: undefined }])
  }

  it('a shortcut opens a window, once', async () => {
    bot.answers(form)
    expect(await bot.someone.usesShortcut('ask-advice')).toMatchObject({ acknowledged: true })
    expect(bot.last()).toMatchObject({
      account: { platform: 'slack', workspace: 'T0SCHOOL', user: 'U0SOMEONE' },
      canOpen: true,
      gesture: { is: 'shortcut', name: 'ask-advice', quoted: '' },
    })
    await bot.slack.until(() => bot.someone.modal() !== undefined, 'a window')
    await bot.someone.repeats()
    await bot.front.stop()
    expect(called()).toEqual(['views.open'])
  })

  it('a shortcut on a message brings its words as they were typed', async () => {
    bot.answers(form)
    await bot.someone.usesShortcutOn(
      'quote-message',
      '&lt;b&gt; &amp; *dit* <https://x.nl|x.nl> <!here> <@U0BAS|Bas>',
    )
    const { event, gesture } = bot.last()
    expect(event).toMatch(/^shortcut:/)
    expect(gesture).toEqual({ is: 'shortcut', name: 'quote-message', quoted: '<b> & *dit* x.nl @here @Bas' })
    await bot.slack.until(() => bot.someone.modal() !== undefined, 'a window')
    expect(bot.someone.inStaffRoom()).toEqual([])
  })

  it('a note that answers one is told in private', async () => {
    await bot.someone.usesShortcutOn('quote-message', 'Wie herkent dit?')
    await toldInPrivate('Dat is genoteerd.')
  })

  it('a fault of ours is told in private too', async () => {
    bot.fails()
    await bot.someone.usesShortcut('ask-advice')
    await toldInPrivate(String(faultNote.lines[0]))
    expect(bot.someone.inStaffRoom()).toEqual([])
  })

  it.each(['expired_trigger_id', 'internal_error'])(
    'words for which Slack opens no window (%s) come to the door once more, to be kept',
    async (error) => {
      bot.answers(form, draftNote)
      bot.slack.next('views.open', { is: 'error', error })
      await bot.someone.usesShortcutOn('quote-message', 'Wie herkent dit?')
      await toldInPrivate('Zal ik dit bewaren?')
      const [asked, kept] = bot.visits
      expect(kept).toMatchObject({ canOpen: false, gesture: { is: 'words', text: 'Wie herkent dit?' } })
      expect(kept?.event).toBe(`${asked?.event}:kept`)
      await bot.someone.repeats()
      expect(bot.visits).toHaveLength(3)
    },
  )

  it('without words to keep, one is asked to try again', async () => {
    bot.answers(form)
    bot.slack.next('views.open', { is: 'error', error: 'expired_trigger_id' })
    await bot.someone.usesShortcut('ask-advice')
    await bot.slack.until(() => bot.someone.last() !== undefined)
    expect(bot.someone.last()?.text).toContain('Het venster ging niet open.')
    expect(bot.visits).toHaveLength(1)
  })

  it('the name of the bot called in a channel is answered there, to one person, and nothing said is read', async () => {
    bot.answers({ ...aNote, buttons: [{ label: sentence`Vraag stellen`, command: 'advice.new', args: {} }] })
    expect(await bot.someone.mentions('Sanne loopt weg')).toMatchObject({ acknowledged: true })
    expect(bot.last()).toMatchObject({ canOpen: false, gesture: { is: 'mentioned' } })
    expect(JSON.stringify([bot.visits, bot.lines])).not.toContain('Sanne')
    await bot.slack.until(() => bot.someone.last() !== undefined, 'an answer')
    expect(bot.someone.last()).toMatchObject({ channel: staffRoom, onlyFor: 'U0SOMEONE' })
    bot.answers(form)
    await bot.someone.presses('Vraag stellen')
    await bot.slack.until(() => bot.someone.modal() !== undefined, 'a window')
    expect(bot.someone.inStaffRoom()).toEqual([])
  })

  it('in a thread too; and in private where Slack does not take it', async () => {
    const inThread = (ts: string) => ({
      ...events.mentioned(bot.someone.at, 'x', ts),
      thread_ts: '1795000000.000001',
    })
    await bot.someone.causes(inThread)
    await bot.slack.until(() => bot.someone.last() !== undefined, 'an answer')
    expect(bot.someone.last()).toMatchObject({ channel: staffRoom, thread: '1795000000.000001' })
    bot.slack.next('chat.postEphemeral', { is: 'error', error: 'user_not_in_channel' })
    await bot.someone.mentions('hallo')
    await toldInPrivate('Dat is genoteerd.')
  })

  it('nowhere else when it may have been said already', async () => {
    bot.slack.next('chat.postEphemeral', { is: 'accept-then-reset' })
    await bot.someone.mentions('hallo')
    await bot.front.stop()
    expect(called()).toEqual(['chat.postEphemeral'])
    expect(bot.lines.at(-1)).toMatchObject({ event: 'slack.reply.failed' })
  })

  it('a call that failed is taken when Slack sends it again, and answered once', async () => {
    bot.fails()
    expect(await bot.someone.mentions('hallo')).toMatchObject({ acknowledged: false })
    await bot.someone.repeats({ retry: 1 })
    await bot.someone.repeats({ retry: 2 })
    await bot.front.stop()
    expect(bot.someone.messages()).toHaveLength(1)
  })

  it('a panel that would answer a call stays unseen', async () => {
    bot.answers({
      kind: 'panel',
      title: sentence`Vraag`,
      body: [{ kind: 'text', text: 'geheim' }],
      buttons: [],
    })
    expect(await bot.someone.mentions('hallo')).toMatchObject({ acknowledged: false })
    expect(called()).toEqual([])
  })

  it('bots that call its name, and nobody, are not answered; a colleague of elsewhere comes as such', async () => {
    const { someone } = bot
    const calls = (more: object) =>
      someone.causes((ts) => ({ ...events.mentioned(someone.at, 'x', ts), ...more }))
    for (const more of [{ bot_id: 'B0OTHER' }, { user: undefined }, { channel: someone.at.channel }])
      expect(await calls(more)).toMatchObject({ acknowledged: true })
    expect(bot.visits).toEqual([])
    await calls({ user_team: 'T0OTHER' })
    expect(bot.last().account.workspace).toBe('T0OTHER')
  })
})

describe('the words of a message on which a shortcut was used', () => {
  let bot: SlackBot
  beforeEach(async () => {
    bot = await openSlackBot()
  })
  afterEach(() => bot.close())
  const quotes = async (message: unknown): Promise<unknown> => {
    const { someone, slack } = bot
    const used = { message, responseUrl: 'http://127.0.0.1:9/nobody' }
    const payload = messageShortcut(
      someone.at,
      slack.workspace.trigger(someone.at.user),
      'quote-message',
      used,
    )
    expect(await slack.deliver({ kind: 'interaction', payload })).toMatchObject({ acknowledged: true })
    const { gesture } = bot.last()
    return gesture.is === 'shortcut' ? gesture.quoted : gesture
  }
  const text = (words: string) => ({ type: 'text', text: words })
  const line = (...elements: object[]) => ({ type: 'rich_text_section', elements })

  const messages: [string, object, string][] = [
    ['with a file', { text: 'kijk', files: [{ id: 'F0FILE', name: 'Sanne.pdf' }] }, 'kijk'],
    ['with a file alone', { text: '', files: [{ id: 'F0FILE', name: 'Sanne.pdf', title: 'Sanne' }] }, ''],
    [
      'of blocks alone',
      {
        text: '',
        blocks: [
          { type: 'header', text: { type: 'plain_text', text: 'Over &lt;2B&gt;' } },
          {
            type: 'section',
            text: { type: 'mrkdwn', text: 'a &lt; <https://x.nl|x>' },
            fields: [{ type: 'plain_text', text: 'veld' }],
          },
          { type: 'divider' },
          {
            type: 'context',
            elements: [
              { type: 'image', alt_text: 'foto' },
              { type: 'mrkdwn', text: 'klein' },
            ],
          },
          { type: 'markdown', text: '# kop' },
        ],
      },
      'Over &lt;2B&gt;\na < x\nveld\nklein\n# kop',
    ],
    [
      'of rich text alone',
      {
        blocks: [
          {
            type: 'rich_text',
            elements: [
              line(text('Hoi '), { type: 'emoji', name: 'smile' }, { type: 'link', url: 'https://x.nl' }),
              {
                type: 'rich_text_list',
                style: 'bullet',
                elements: [line(text('een')), line(text('twee'), text('!'))],
              },
              { type: 'rich_text_quote', elements: [text('citaat')] },
            ],
          },
        ],
      },
      'Hoi :smile:https://x.nl\neen\ntwee!\ncitaat',
    ],
    [
      'that was forwarded',
      {
        text: '',
        attachments: [{ is_share: true, author_name: 'Bas', text: 'van &amp; elders', fallback: 'Bas: x' }],
      },
      'van & elders',
    ],
    ['that holds nothing', {}, ''],
    [
      'that makes no sense',
      {
        text: 7,
        blocks: [null, 7, { type: 7, text: [], elements: [[], { elements: 'x' }] }],
        attachments: {},
      },
      '',
    ],
  ]
  it.each(messages)('%s', async (_what, content, words) => {
    expect(await quotes({ ...colleagueMessage(bot.someone.at, ''), blocks: undefined, ...content })).toBe(
      words,
    )
  })

  it.each([undefined, null, 7, 'x', []])('of no message (%j) are none', async (message) => {
    expect(await quotes(message)).toBe('')
  })
})
