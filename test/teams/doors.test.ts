import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TeamsConversation } from '../../src/core/people/account.ts'
import { sentence } from '../../src/core/text/fixed.ts'
import type { Form, Panel } from '../../src/core/view/view.ts'
import {
  activities,
  colleagueMessage,
  type Place,
  places,
  type RawActivity,
} from '../support/teams-activities.ts'
import { openTeamsBot, type TeamsBot } from '../support/teams-bot.ts'
import type { Mishap } from '../support/teams-connector.ts'

let bot: TeamsBot
beforeEach(async () => {
  bot = await openTeamsBot()
})
afterEach(() => bot.close())

const form: Form = {
  kind: 'form',
  title: sentence`Nieuwe vraag`,
  intro: [],
  fields: [{ kind: 'lines', name: 'question', label: 'Je vraag', maxLength: 2000 }],
  submit: { label: sentence`Doorzetten`, command: 'advice.ask', args: {} },
}
const panel: Panel = {
  kind: 'panel',
  title: sentence`Adviesvraag`,
  body: [{ kind: 'text', text: 'Hij loopt steeds weg.' }],
  buttons: [{ label: 'Intrekken', command: 'advice.withdraw', args: {} }],
}
const everywhere: Place[] = ['channel', 'group chat', 'chat of two']
const publicLine =
  'Ik antwoord alleen privé. Open een chat met mij; wat je me hier schrijft, lees en bewaar ik niet.'

describe.each(everywhere)("an action of Teams' own menus, in a %s", (place) => {
  it('brings its name and the words of the message, and not where it was done as a way to reach somebody', async () => {
    bot.answers(form)
    await bot.someone.usesAction(
      'quote-message',
      '<p>Wie <strong>herkent</strong> dit?</p><p>&lt;2B&gt;</p>',
      place,
    )
    expect(bot.last()).toMatchObject({
      account: { platform: 'teams', workspace: bot.teams.tenant, user: bot.someone.at.user },
      canOpen: true,
      conversation: undefined,
      gesture: { is: 'shortcut', name: 'quote-message', quoted: 'Wie herkent dit?\n<2B>' },
    })
    expect(bot.someone.dialogWords()).toContain('Je vraag')
  })

  it('keeps its window through corrections and a panel, and leaves it with a note', async () => {
    bot.answers(form, { kind: 'corrections', form, remarks: { question: 'Te kort.' } }, panel)
    await bot.someone.usesAction('ask-advice', undefined, place)
    expect(bot.last().gesture).toEqual({ is: 'shortcut', name: 'ask-advice', quoted: '' })
    await bot.someone.submits({ question: 'kort' })
    expect(bot.someone.dialogWords()).toContain('Te kort.')
    await bot.someone.submits({ question: 'Een **lange** vraag' })
    expect(bot.last()).toMatchObject({
      conversation: undefined,
      gesture: { is: 'command', command: 'advice.ask', args: { question: 'Een **lange** vraag' } },
    })
    expect(bot.last().event).toMatch(/^teams:invoke:composeExtension\/submitAction:/)
    expect(bot.someone.dialogWords()).toContain('Hij loopt steeds weg.')
    await bot.someone.pressesInDialog('Intrekken')
    expect(bot.someone.remark()).toBe('Dat is genoteerd.')
    expect(bot.teams.connector.calls).toEqual([])
  })
})

describe('an action that Teams sends again, because it heard nothing in time', () => {
  it('gets its window each time it tries, and then no more', async () => {
    bot.answers(form, form, form)
    await bot.someone.usesAction('quote-message', '<p>Wie herkent dit?</p>')
    for (const _ of [2, 3]) {
      bot.someone.closesDialog()
      expect(await bot.someone.repeats()).toMatchObject({ status: 200 })
      expect(bot.someone.dialogWords()).toContain('Je vraag')
    }
    await bot.someone.repeats()
    expect(bot.someone.remark()).toBe('Dat was al gedaan.')
    expect(new Set(bot.visits.map(({ event }) => event)).size).toBe(3)
  })

  it('has its form taken once', async () => {
    bot.answers(form, panel)
    await bot.someone.usesAction('ask-advice', undefined)
    await bot.someone.submits({ question: 'Een lange vraag' })
    await bot.someone.repeats()
    expect(bot.someone.remark()).toBe('Dat was al gedaan.')
    expect(bot.visits.at(-1)?.event).toBe(bot.visits.at(-2)?.event)
  })

  it('meets a fault of ours with its number, in a window', async () => {
    bot.fails()
    await bot.someone.usesAction('ask-advice', undefined)
    expect(bot.someone.remark()).toContain('7F3A')
  })
})

describe('the words of a message', () => {
  const quotes = async (message: string | RawActivity): Promise<unknown> => {
    bot.answers(form)
    await bot.someone.usesAction('quote-message', message)
    const { gesture } = bot.last()
    return gesture.is === 'shortcut' ? gesture.quoted : gesture
  }

  it.each([
    [
      'of everyday',
      '<div>Hoi <at id="0">Bas</at>&nbsp;&amp; co,</div><div><br></div><ul><li>een</li><li>twee</li></ul>',
      'Hoi Bas & co,\n\neen\ntwee',
    ],
    [
      'with an emoji',
      '<p>Ja <emoji id="smile" alt="🙂" title="Lach"></emoji><img alt="&#x1F44D;" src="x"></p>',
      'Ja 🙂👍',
    ],
    [
      'that look like markup',
      '<p>**a** [b](c) &lt;at&gt;d&lt;/at&gt; &lt;script&gt;</p>',
      '**a** [b](c) <at>d</at> <script>',
    ],
    [
      'with hidden ones',
      '<p>a<script>alert("x")</script><style>p{}</style><!-- b --><title>c</title></p>',
      'a',
    ],
    [
      'in an answer to another message',
      '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="1"><strong itemprop="mri">Bas van Dijk</strong><p itemprop="preview">eerder</p></blockquote><p>later</p>',
      'later',
    ],
    ['with a quote of its own', '<p>Zij zei:</p><blockquote>nee</blockquote>', 'Zij zei:\nnee'],
    ['in a table', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
    ['that are no HTML', 'a < b && c > d &bogus; &#0; <', 'a < b && c > d &bogus; \uFFFD <'],
    ['that end halfway', '<p>a</p><p>b<div', 'a\nb'],
    ['that are none', '<attachment id="1"></attachment>', ''],
    ['in a hurry', `${'<p>'.repeat(20_000)}a${'<b>'.repeat(40_000)}`, 'a'],
  ])('%s', async (_what, html, words) => {
    expect(await quotes(html)).toBe(words)
  })

  it('with a subject above them, and in plain letters', async () => {
    expect(await quotes(colleagueMessage('<p>Wie?</p>', { subject: 'Over 2B' }))).toBe('Over 2B\nWie?')
    const body = { contentType: 'text', content: ' 1 < 2 &amp; <p>3 ' }
    expect(await quotes({ ...colleagueMessage(''), body })).toBe('1 < 2 &amp; <p>3')
  })

  it.each([null, 7, [], {}, { body: null }, { body: { content: 7 } }, { body: 'x', subject: {} }])(
    'in a message that makes no sense (%j) are none, and a window is answered',
    async (messagePayload) => {
      bot.answers(form)
      const value = { commandId: 'quote-message', commandContext: 'message', messagePayload }
      await bot.someone.causesAction(
        activities.action(bot.someone.at, 'channel', 'composeExtension/fetchTask', value),
      )
      expect(bot.last().gesture).toEqual({ is: 'shortcut', name: 'quote-message', quoted: '' })
      expect(bot.someone.dialogWords()).toContain('Je vraag')
    },
  )

  it.each([undefined, null, 7, [], { commandId: 7 }])(
    'in an action that makes no sense (%j): its name is none',
    async (value) => {
      await bot.someone.causesAction(
        activities.action(bot.someone.at, 'channel', 'composeExtension/fetchTask', value),
      )
      expect(bot.last().gesture).toEqual({ is: 'shortcut', name: '', quoted: '' })
      expect(bot.someone.remark()).toBe('Dat is genoteerd.')
    },
  )
})

describe('the name of the bot, called where others read along', () => {
  const reachable: TeamsConversation = { serviceUrl: '', conversation: '', bot: '' }
  beforeEach(() => {
    const { serviceUrl, conversation } = bot.someone.at
    Object.assign(reachable, { serviceUrl, conversation, bot: bot.teams.bot })
  })

  it.each(['channel', 'group chat'] as const)(
    'in a %s is answered in private, and what was said is not read',
    async (place) => {
      bot.reachesPrivately(reachable)
      await bot.someone.mentions('Sanne loopt weg', place)
      expect(bot.last()).toMatchObject({
        canOpen: false,
        conversation: undefined,
        gesture: { is: 'mentioned' },
      })
      expect(JSON.stringify(bot.visits)).not.toContain('Sanne')
      expect(bot.someone.words()).toEqual(['Dat is genoteerd.'])
      expect(bot.someone.readsIn(place)).toEqual([])
      await bot.someone.repeats()
      expect(bot.someone.words()).toHaveLength(1)
    },
  )

  const unreached: [string, () => TeamsConversation | undefined, Mishap[]][] = [
    ['the app is not installed for them', () => undefined, []],
    [
      'it was removed just now',
      () => reachable,
      [{ is: 'answer', status: 403, code: 'MessageWritesBlocked' }],
    ],
    ['their address lies elsewhere', () => ({ ...reachable, serviceUrl: 'https://elsewhere.example/' }), []],
  ]
  it.each(unreached)(
    'is answered with one fixed line when %s, and not again that day',
    async (_why, where, mishaps) => {
      bot.teams.connector.mishaps.push(...mishaps)
      bot.reachesPrivately(where())
      await bot.someone.mentions('Sanne loopt weg')
      bot.reachesPrivately(undefined)
      const thread = `${places.channel.conversation.id.split(';')[0]};messageid=2`
      await bot.someone.causes({
        ...activities.mentionedIn(bot.someone.at, 'channel', 'Sanne?'),
        conversation: { ...places.channel.conversation, tenantId: bot.teams.tenant, id: thread },
      })
      expect(bot.visits).toHaveLength(2)
      expect(bot.someone.readsIn('channel')).toEqual([publicLine])
      await bot.someone.mentions('Sanne loopt weg', 'group chat')
      expect(bot.someone.readsIn('group chat')).toEqual([publicLine])
    },
  )

  it('is not answered in public when it may have been answered in private', async () => {
    bot.teams.connector.mishaps.push({ is: 'reset' })
    bot.reachesPrivately(reachable)
    await bot.someone.mentions('Sanne loopt weg')
    expect(bot.someone.words()).toEqual(['Dat is genoteerd.'])
    expect(bot.someone.readsIn('channel')).toEqual([])
  })

  it('a panel that would answer it stays unseen', async () => {
    bot.answers(panel)
    await bot.someone.mentions('Sanne loopt weg')
    expect(bot.someone.readsIn('channel')).toEqual([publicLine])
    expect(JSON.stringify(bot.teams.connector.calls)).not.toContain('loopt')
  })
})

describe('nobody else comes in by these doors', () => {
  const doors: [string, (tenant: string) => RawActivity][] = [
    [
      'an action',
      (tenant) =>
        activities.action({ ...bot.someone.at, tenant }, 'channel', 'composeExtension/fetchTask', {
          commandId: 'ask-advice',
        }),
    ],
    [
      'a form',
      (tenant) =>
        activities.action({ ...bot.someone.at, tenant }, 'channel', 'composeExtension/submitAction', {
          data: { command: 'advice.ask', args: {} },
        }),
    ],
    [
      'the name of the bot',
      (tenant) => activities.mentionedIn({ ...bot.someone.at, tenant }, 'channel', 'x'),
    ],
  ]
  it.each(doors)('from another tenant: %s', async (_what, make) => {
    const { status } = await bot.teams.post({
      body: JSON.stringify(make('dddddddd-0000-4000-8000-000000000000')),
    })
    expect(status).toBe(401)
    expect(bot.visits).toEqual([])
  })

  it.each(doors)('whom Entra does not know: %s', async (_what, make) => {
    const activity = { ...make(bot.teams.tenant), from: { id: '29:anonymous', name: 'Iemand' } }
    expect([200, 501]).toContain((await bot.teams.post({ body: JSON.stringify(activity) })).status)
    expect(bot.visits).toEqual([])
    expect(bot.teams.connector.calls).toEqual([])
  })

  it.each(['task/fetch', 'adaptiveCard/action'])('%s in a channel', async (name) => {
    const button = { command: 'advice.open', args: {} }
    const value = { data: button, action: { data: button } }
    const pressed = activities.invoke(bot.someone.at, name, value)
    const conversation = { tenantId: bot.teams.tenant, ...places.channel.conversation }
    const { status } = await bot.teams.post({ body: JSON.stringify({ ...pressed, conversation }) })
    expect(status).toBe(501)
    expect(bot.visits).toEqual([])
  })
})
