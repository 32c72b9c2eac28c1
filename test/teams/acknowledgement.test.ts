import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sentence } from '../../src/core/text/fixed.ts'
import type { Form, Note, Panel } from '../../src/core/view/view.ts'
import { aNote, faultNote } from '../support/slack-recorded-door.ts'
import { openTeamsBot, type TeamsBot } from '../support/teams-bot.ts'
import type { Receipt } from '../support/teams-person.ts'

let bot: TeamsBot
beforeEach(async () => {
  bot = await openTeamsBot()
})
afterEach(() => bot.close())

const withButtons: Note = {
  ...aNote,
  buttons: [
    { label: sentence`Verder`, command: 'advice.claim', args: {} },
    { label: sentence`Bekijken`, command: 'advice.panel', args: {} },
    { label: sentence`Vragen`, command: 'advice.form', args: {} },
  ],
}
const form: Form = {
  kind: 'form',
  title: sentence`Nieuwe vraag`,
  intro: [],
  fields: [{ kind: 'lines', name: 'question', label: 'Je vraag', maxLength: 2000 }],
  submit: { label: sentence`Doorzetten`, command: 'advice.ask', args: {} },
}
const panel = (text: string): Panel => ({
  kind: 'panel',
  title: sentence`Vraag`,
  body: [{ kind: 'text', text }],
  buttons: [],
})
const faultWords = faultNote.lines[0]

/** Every way to reach the door, from a chat with buttons and an open form. */
const deeds: [string, () => Promise<Receipt>][] = [
  ['a typed line', () => bot.someone.types('hallo')],
  ['a file', () => bot.someone.sendsFile()],
  ['a button that says something', () => bot.someone.presses('Verder')],
  ['a button of an older Teams', () => bot.someone.presses('Verder', { older: true })],
  ['a button that opens a window', () => bot.someone.presses('Bekijken')],
  ['a form', () => bot.someone.submits({ question: 'Wat nu?' })],
]
const ready = async (): Promise<void> => {
  bot.answers(withButtons, form)
  await bot.someone.types('hallo')
  await bot.someone.presses('Vragen')
}

describe.each(deeds)('%s', (_what, deed) => {
  beforeEach(ready)

  it('is acknowledged after the door is done, and not before', async () => {
    const committed = Promise.withResolvers<Note>()
    bot.answers(() => committed.promise)
    let acknowledged = false
    const sending = deed().then((receipt) => {
      acknowledged = true
      return receipt
    })
    await bot.teams.until(() => bot.visits.length === 3)
    const posted = bot.teams.connector.calls.length
    // Somebody else is served meanwhile, so there was time to acknowledge too early.
    expect((await bot.teams.person('0b1e0000-0000-4000-8000-000000000009').types('hoi')).status).toBe(200)
    expect([acknowledged, bot.teams.connector.calls.length]).toEqual([false, posted + 1])
    committed.resolve(aNote)
    expect((await sending).status).toBe(200)
  })

  it('that meets a fault of ours is answered with its number, and Teams does not repeat it', async () => {
    bot.fails()
    const { status } = await deed()
    expect(status).toBe(200)
    const told = [bot.someone.remark(), bot.someone.dialogWords(), bot.someone.words().at(-1)]
    expect(told).toContainEqual(faultWords)
    expect(bot.visits).toHaveLength(3)
  })

  it('that meets an error nobody caught is not acknowledged, says nothing, and is taken when it comes again', async () => {
    const posted = bot.teams.connector.calls.length
    bot.answers(() => Promise.reject(new Error('the name of a pupil')))
    expect(await deed()).toEqual({ status: 500, body: undefined })
    expect(bot.teams.connector.calls).toHaveLength(posted)
    expect(bot.lines).toEqual([{ event: 'teams.turn.failed', fields: { error: 'Error' } }])
    expect((await bot.someone.repeats()).status).toBe(200)
    expect(bot.visits.at(-1)?.event).toBe(bot.visits.at(-2)?.event)
  })
})

it('a fault on a button is told beside the card, which keeps its buttons', async () => {
  await ready()
  bot.fails()
  await bot.someone.presses('Verder')
  expect(bot.someone.remark()).toBe(faultWords)
  expect(bot.someone.words()).toEqual(['Dat is genoteerd.\nVerder\nVerder\nBekijken\nVragen'])
})

it.each([
  [{ is: 'answer', status: 500 }, 'ServiceError'],
  [{ is: 'answer', status: 403, code: 'MessageWritesBlocked' }, 'MessageWritesBlocked'],
  [{ is: 'reset' }, 'ECONNRESET'],
] as const)('an answer that could not be posted is logged and not repeated (%#)', async (mishap, reason) => {
  bot.teams.connector.mishaps.push(mishap)
  expect(await bot.someone.types('hallo')).toEqual({ status: 200, body: undefined })
  expect(bot.teams.connector.calls).toHaveLength(1)
  expect(bot.visits).toHaveLength(1)
  expect(bot.lines).toEqual([{ event: 'teams.reply.failed', fields: { reason } }])
})

it('many at once: everybody gets their own answer, in whatever order the door is done', async () => {
  const people = Array.from({ length: 6 }, (_, at) =>
    bot.teams.person(`0b1e0000-0000-4000-8000-10000000000${at}`),
  )
  bot.answers(...people.map(() => withButtons))
  for (const person of people) await person.types('hallo')
  const started: (() => void)[] = []
  const answer = (reply: Panel | Note) => async () => {
    await new Promise<void>((resolve) => started.push(resolve))
    return reply
  }
  const answers = people.map((_, at) =>
    answer(at % 2 ? { ...aNote, lines: [sentence`Kaart.`] } : panel(`Geheim ${at}`)),
  )
  const pressed: Promise<Receipt>[] = []
  for (const [at, person] of people.entries()) {
    const next = answers[at]
    if (next) bot.answers(next)
    pressed.push(person.presses(at % 2 ? 'Verder' : 'Bekijken'))
    await bot.teams.until(() => started.length === at + 1)
  }
  for (const go of started.toReversed()) go()
  await Promise.all(pressed)
  expect(people.map((person) => person.dialogWords() ?? person.words().at(-1))).toEqual([
    'Vraag\nGeheim 0',
    'Kaart.',
    'Vraag\nGeheim 2',
    'Kaart.',
    'Vraag\nGeheim 4',
    'Kaart.',
  ])
  expect(JSON.stringify(bot.teams.connector.calls)).not.toContain('Geheim')
})

it('stopping waits for what was begun, and for its answer', async () => {
  const committed = Promise.withResolvers<Note>()
  bot.answers(() => committed.promise)
  const sending = bot.someone.types('hallo')
  await bot.teams.until(() => bot.visits.length === 1)
  let stopped = false
  const stopping = bot.front.stop().then(() => {
    stopped = true
  })
  expect((await bot.teams.person('0b1e0000-0000-4000-8000-000000000009').types('hoi')).status).toBe(200)
  expect(stopped).toBe(false)
  committed.resolve(aNote)
  await stopping
  expect(bot.someone.words()).toEqual(['Dat is genoteerd.'])
  expect((await sending).status).toBe(200)
})
