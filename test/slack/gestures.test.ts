import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sentence } from '../../src/core/text/fixed.ts'
import { choice } from '../../src/core/view/button.ts'
import type { Form, Panel } from '../../src/core/view/view.ts'
import { openSlackBot, type SlackBot } from '../support/slack-bot.ts'
import { events } from '../support/slack-payloads.ts'
import { aNote } from '../support/slack-recorded-door.ts'

const press = {
  label: sentence`Open de vraag`,
  command: 'advice.open',
  args: { step: choice('one'), turn: 2 },
}

const noteWithButton = { ...aNote, buttons: [press] }

const panel: Panel = {
  kind: 'panel',
  title: sentence`Adviesvraag`,
  body: [{ kind: 'text', text: 'Hij loopt steeds weg.' }],
  buttons: [{ label: 'Overnemen', command: 'advice.claim', args: {} }],
}

const form: Form = {
  kind: 'form',
  title: sentence`Nieuwe vraag`,
  intro: [],
  fields: [
    { kind: 'lines', name: 'question', label: 'Je vraag', maxLength: 2000 },
    { kind: 'one-of', name: 'about', label: 'Over wie', options: [{ value: 'nobody', label: 'Niemand' }] },
    { kind: 'line', name: 'class', label: 'Klas', maxLength: 20, optional: true },
  ],
  submit: { label: sentence`Doorzetten`, command: 'advice.ask', args: { step: choice('one') } },
}

describe.each(['http', 'socket'] as const)(
  'what somebody does in Slack arrives at the door, over %s',
  (mode) => {
    let bot: SlackBot
    beforeEach(async () => {
      bot = await openSlackBot(mode)
    })
    afterEach(() => bot.close())

    it('a slash command, which can open a panel', async () => {
      const { acknowledged } = await bot.someone.slash('/advies', 'hij loopt <weg> & ik sta alleen')
      expect(acknowledged).toBe(true)
      expect(bot.last()).toMatchObject({
        account: { platform: 'slack', workspace: 'T0SCHOOL', user: 'U0SOMEONE' },
        canOpen: true,
        gesture: { is: 'slash', name: 'advies', text: 'hij loopt <weg> & ik sta alleen' },
      })
      expect(bot.last().event).toMatch(/^command:/)
      expect(bot.someone.last()).toMatchObject({ onlyFor: 'U0SOMEONE', text: 'Dat is genoteerd.' })
    })

    it('a typed line, which can not open one and is answered in the conversation', async () => {
      await bot.someone.types('&lt;!channel&gt; &amp; <https://voorbeeld.nl|voorbeeld.nl> van <@U0OTHER|Bas>')
      expect(bot.last()).toMatchObject({
        canOpen: false,
        gesture: { is: 'line', text: '<!channel> & voorbeeld.nl van @Bas' },
      })
      expect(bot.last().event).toMatch(/^event:Ev/)
      await bot.slack.until(() => bot.someone.messages().length === 1, 'an answer')
      expect(bot.someone.last()).toMatchObject({ onlyFor: undefined, text: 'Dat is genoteerd.' })
    })

    it('a file, an edited message and a deleted one', async () => {
      await bot.someone.sendsFile('kijk eens')
      expect(bot.last().gesture).toEqual({ is: 'file' })
      await bot.someone.edits('anders')
      expect(bot.last().gesture).toEqual({ is: 'edited' })
      await bot.someone.deletes('weg')
      expect(bot.last().gesture).toEqual({ is: 'deleted' })
    })

    it('a change of which Slack leaves out in what kind of conversation it was', async () => {
      const { someone } = bot
      for (const make of [events.edited, events.deleted])
        await someone.causes((ts) => ({ ...make(someone.at, 'anders', ts), channel_type: undefined }))
      expect(bot.visits.map((visit) => visit.gesture.is)).toEqual(['edited', 'deleted'])
    })

    it('nothing of what bots and Slack itself do', async () => {
      const { someone } = bot
      const made = [events.ofBot, events.botEdited, events.unfurled]
      for (const make of made)
        expect(await someone.causes((ts) => make(someone.at, 'tekst', ts))).toMatchObject({
          acknowledged: true,
        })
      await someone.causes((ts) => ({
        ...events.deleted(someone.at, 'weg', ts),
        previous_message: { bot_id: 'B0BOT' },
      }))
      await someone.causes((ts) => ({
        ...events.typed(someone.at, 'in een kanaal', ts),
        channel_type: 'channel',
      }))
      await someone.causes((ts) => ({ ...events.typed(someone.at, '', ts), subtype: 'channel_join' }))
      await someone.causes((ts) => events.home(someone.at, 'messages', ts))
      expect(bot.visits).toEqual([])
    })

    it('a colleague from another workspace under their own workspace', async () => {
      await bot.someone.causes((ts) => ({
        ...events.typed(bot.someone.at, 'hallo', ts),
        user_team: 'T0OTHER',
      }))
      expect(bot.last().account.workspace).toBe('T0OTHER')
    })

    it('the home page, which is drawn, with the language Slack reports', async () => {
      bot.answers(panel)
      await bot.someone.opensHome()
      expect(bot.last()).toMatchObject({ gesture: { is: 'home' }, platformLocale: 'nl', canOpen: true })
      await bot.slack.until(() => bot.someone.homeWords() !== '', 'a home page')
      expect(bot.someone.homeWords()).toContain('Hij loopt steeds weg.')
      bot.answers(panel)
      await bot.someone.pressesAtHome('Overnemen')
      expect(bot.last().gesture).toEqual({ is: 'command', command: 'advice.claim', args: {} })
      await bot.slack.until(() => bot.someone.modal() !== undefined, 'a panel')
    })

    it('a button of a message; the note that answers it takes its place', async () => {
      bot.answers(noteWithButton)
      await bot.someone.types('hallo')
      await bot.slack.until(() => bot.someone.messages().length === 1)
      await bot.someone.presses('Open de vraag')
      expect(bot.last()).toMatchObject({
        canOpen: true,
        gesture: { is: 'command', command: 'advice.open', args: { step: 'one', turn: 2 } },
      })
      expect(bot.last().event).toMatch(/^press:/)
      await bot.slack.until(() => bot.someone.last()?.changed === 1, 'a replaced message')
      expect(bot.someone.messages()).toHaveLength(1)
      expect(bot.someone.last()?.text).toBe('Dat is genoteerd.')
    })

    it('a button of what only they see is replaced too', async () => {
      bot.answers(noteWithButton)
      await bot.someone.slash('/advies')
      await bot.someone.presses('Open de vraag')
      await bot.slack.until(() => bot.someone.last()?.changed === 1, 'a replaced message')
      expect(bot.someone.last()).toMatchObject({ onlyFor: 'U0SOMEONE', text: 'Dat is genoteerd.' })
      expect(bot.someone.messages()).toHaveLength(1)
    })

    it('a form: opened, corrected, sent, and answered in a window or in the conversation', async () => {
      bot.answers(form)
      await bot.someone.slash('/advies')
      await bot.slack.until(() => bot.someone.modal() !== undefined, 'a form')

      bot.answers({ kind: 'corrections', form, remarks: { question: 'Te kort.', student: 'Kies iemand.' } })
      await bot.someone.submits({ question: 'kort', about: 'nobody' })
      expect(bot.someone.modal()?.errors).toEqual({ question: 'Te kort.\nKies iemand.' })

      bot.answers(panel)
      await bot.someone.submits({ question: 'Een lange vraag\nmet twee regels', about: 'nobody' })
      expect(bot.last().gesture).toEqual({
        is: 'command',
        command: 'advice.ask',
        args: { question: 'Een lange vraag\nmet twee regels', about: 'nobody', step: 'one' },
      })
      expect(bot.last().event).toMatch(/^submission:/)
      expect(bot.someone.modalWords()).toContain('Hij loopt steeds weg.')

      bot.answers(form)
      await bot.someone.pressesInModal('Overnemen')
      await bot.slack.until(() => bot.someone.modalWords().includes('Je vraag'), 'the form again')
      await bot.someone.submits({ question: 'Een lange vraag', about: 'nobody' })
      expect(bot.someone.modal()).toBeUndefined()
      await bot.slack.until(() => bot.someone.messages().length === 1, 'a note')
    })

    it('a note that answers a button in a window is shown in that window', async () => {
      bot.answers(panel)
      await bot.someone.slash('/advies')
      await bot.slack.until(() => bot.someone.modal() !== undefined)
      await bot.someone.pressesInModal('Overnemen')
      await bot.slack.until(() => bot.someone.modalWords().includes('Dat is genoteerd.'), 'a note')
    })

    it('the same thing twice reaches the door under one name, and is answered once', async () => {
      await bot.someone.types('hallo')
      expect(await bot.someone.repeats()).toMatchObject({ acknowledged: true, body: undefined })
      await bot.someone.slash('/advies')
      expect(await bot.someone.repeats()).toMatchObject({ acknowledged: true, body: undefined })
      const names = bot.visits.map((visit) => visit.event)
      expect(names[0]).toBe(names[1])
      expect(names[2]).toBe(names[3])
      expect(new Set(names).size).toBe(2)
    })

    it('one button pressed twice is two visits, told apart by the door', async () => {
      bot.answers(noteWithButton)
      await bot.someone.slash('/advies')
      await bot.someone.presses('Open de vraag')
      await bot.slack.until(() => bot.someone.last()?.changed === 1)
      bot.answers(noteWithButton)
      await bot.someone.slash('/advies')
      await bot.someone.presses('Open de vraag')
      expect(new Set(bot.visits.map((visit) => visit.event)).size).toBe(4)
    })

    it('a panel that did not open in time is offered again', async () => {
      bot.answers(async () => {
        bot.slack.workspace.pass(3001)
        return panel
      })
      await bot.someone.slash('/advies')
      await bot.slack.until(() => bot.someone.messages().length === 1, 'a note')
      expect(bot.someone.last()?.text).toContain('Het venster ging niet open.')
      expect(bot.lines).toContainEqual({
        event: 'slack.panel.not-opened',
        fields: { reason: 'expired_trigger_id' },
      })
    })
  },
)
