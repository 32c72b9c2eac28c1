import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sentence } from '../../src/core/text/fixed.ts'
import { choice } from '../../src/core/view/button.ts'
import type { Form, Note, Panel } from '../../src/core/view/view.ts'
import { aNote } from '../support/slack-recorded-door.ts'
import { openTeamsBot, type TeamsBot } from '../support/teams-bot.ts'
import { buttonsIn } from '../support/teams-card-rules.ts'

let bot: TeamsBot
beforeEach(async () => {
  bot = await openTeamsBot()
})
afterEach(() => bot.close())

const args = { step: choice('one'), turn: 2 }
const withButtons: Note = {
  ...aNote,
  lines: [sentence`Kies maar.`],
  buttons: [
    { label: sentence`Overnemen`, command: 'advice.claim', args },
    { label: sentence`Bekijken`, command: 'advice.panel', args },
    { label: sentence`Vragen`, command: 'advice.form', args: {} },
    {
      label: sentence`Intrekken`,
      command: 'advice.withdraw',
      args: {},
      style: 'danger',
      confirm: {
        title: sentence`Zeker?`,
        text: sentence`Het is dan weg.`,
        yes: sentence`Ja`,
        no: sentence`Nee`,
      },
    },
  ],
}
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

const inChat = (): string => JSON.stringify([bot.teams.connector.calls, bot.someone.messages()])

describe('a button of a message', () => {
  beforeEach(async () => {
    bot.answers(withButtons)
    await bot.someone.types('hallo')
  })

  it('that says something: the note takes the place of the card', async () => {
    await bot.someone.presses('Overnemen')
    expect(bot.last()).toMatchObject({
      canOpen: false,
      gesture: { is: 'command', command: 'advice.claim', args: { step: 'one', turn: 2 } },
    })
    expect(bot.last().event).toMatch(/^teams:invoke:adaptiveCard\/action:/)
    expect(bot.someone.words()).toEqual(['Dat is genoteerd.'])
    expect(bot.teams.connector.calls).toHaveLength(1)
  })

  it('that opens a window: the panel stands there and nowhere else', async () => {
    bot.answers(panel)
    await bot.someone.presses('Bekijken')
    expect(bot.last()).toMatchObject({
      canOpen: true,
      gesture: { is: 'command', command: 'advice.panel', args: { step: 'one', turn: 2 } },
    })
    expect(bot.last().event).toMatch(/^teams:invoke:task\/fetch:/)
    expect(bot.someone.dialogWords()).toContain('Hij loopt steeds weg.')
    expect(inChat()).not.toContain('loopt')
  })

  it('of an older Teams comes as a message with what travelled along, and is answered by one', async () => {
    await bot.someone.presses('Overnemen', { older: true })
    expect(bot.last()).toMatchObject({
      canOpen: false,
      gesture: { is: 'command', command: 'advice.claim', args: { step: 'one', turn: 2 } },
    })
    expect(bot.someone.words().at(-1)).toBe('Dat is genoteerd.')
  })

  it('with a question before it does its deed only on yes', async () => {
    const [card] = bot.someone.messages().map((message) => message.card)
    const asking = buttonsIn(card).find(({ title }) => title === 'Intrekken')
    expect(asking).toMatchObject({ type: 'Action.ShowCard' })
    expect(asking?.data).toBeUndefined()
    expect(asking?.card?.actions?.map(({ title, type }) => [title, type])).toEqual([
      ['Ja', 'Action.Execute'],
      ['Nee', 'Action.ToggleVisibility'],
    ])
    await bot.someone.presses('Intrekken')
    expect(bot.last().gesture).toEqual({ is: 'command', command: 'advice.withdraw', args: {} })
  })

  it.each([panel, form, { kind: 'corrections', form, remarks: { question: 'Hij loopt te kort.' } }] as const)(
    'that is answered with what belongs in a window ($kind) shows none of it, for that answer stays in the chat',
    async (reply) => {
      bot.answers(reply, reply)
      const { body } = await bot.someone.presses('Overnemen')
      expect(bot.someone.remark()).toContain('alleen in een eigen venster')
      await bot.someone.presses('Overnemen', { older: true })
      expect(bot.someone.words().at(-1)).toContain('alleen in een eigen venster')
      expect(`${JSON.stringify(body)}${inChat()}`).not.toMatch(/loopt|Je vraag|Adviesvraag|Nieuwe vraag/)
    },
  )

  it('that was handled before says so beside the card, which stays', async () => {
    bot.answers({ kind: 'again' })
    await bot.someone.presses('Overnemen')
    expect(bot.someone.remark()).toBe('Dat was al gedaan.')
    expect(bot.someone.words()[0]).toContain('Kies maar.')
  })

  it('pressed twice is two visits, told apart by the door', async () => {
    bot.answers(withButtons)
    await bot.someone.presses('Overnemen')
    await bot.someone.presses('Overnemen')
    expect(new Set(bot.visits.map(({ event }) => event)).size).toBe(3)
  })
})

it('a panel that answers a typed line is never posted', async () => {
  bot.answers(panel)
  await bot.someone.types('hallo')
  expect(bot.someone.words()).toEqual([
    'Dit laat ik alleen in een eigen venster zien. Typ "help" en kies opnieuw.',
  ])
  expect(inChat()).not.toMatch(/loopt|Adviesvraag/)
})

describe('a window', () => {
  beforeEach(async () => {
    bot.answers(withButtons, form)
    await bot.someone.types('hallo')
    await bot.someone.presses('Vragen')
  })

  it('holds a form: corrected, sent, answered by a panel, and left by a note', async () => {
    bot.answers({ kind: 'corrections', form, remarks: { question: 'Te kort.', student: 'Kies iemand.' } })
    await bot.someone.submits({ question: 'kort', about: 'nobody' })
    expect(bot.someone.dialogWords()).toMatch(/Kies iemand\.[\s\S]*Te kort\.\nJe vraag/)

    bot.answers(panel)
    await bot.someone.submits({ question: 'Een **lange** vraag\nmet <at>twee</at> regels', about: 'nobody' })
    expect(bot.last().gesture).toEqual({
      is: 'command',
      command: 'advice.ask',
      args: { question: 'Een **lange** vraag\nmet <at>twee</at> regels', about: 'nobody', step: 'one' },
    })
    expect(bot.last().event).toMatch(/^teams:invoke:task\/submit:/)
    expect(bot.last().canOpen).toBe(true)
    expect(bot.someone.dialogWords()).toContain('Hij loopt steeds weg.')

    await bot.someone.pressesInDialog('Overnemen')
    expect(bot.last().gesture).toEqual({ is: 'command', command: 'advice.claim', args: {} })
    expect(bot.someone.dialog()).toBeUndefined()
    expect(bot.someone.remark()).toBe('Dat is genoteerd.')
    expect(inChat()).not.toMatch(/loopt|lange/)
  })

  it('shows a note with buttons, and one of two lines on one line', async () => {
    bot.answers(withButtons)
    await bot.someone.submits({ question: 'x', about: 'nobody' })
    expect(bot.someone.dialogWords()).toContain('Trajectbot\nKies maar.')
    bot.answers({ ...aNote, lines: [sentence`Een.`, sentence`Twee.`] })
    await bot.someone.pressesInDialog('Bekijken')
    expect(bot.someone.remark()).toBe('Een. Twee.')
  })

  it('sent a second time says that it was done already', async () => {
    await bot.someone.submits({ question: 'x', about: 'nobody' })
    await bot.someone.repeats()
    expect(bot.someone.remark()).toBe('Dat was al gedaan.')
    expect(bot.visits.at(-1)?.event).toBe(bot.visits.at(-2)?.event)
  })
})
