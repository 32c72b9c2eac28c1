import { describe, expect, it } from 'vitest'
import { dialog } from '../../src/bots/teams/render/dialog.ts'
import { message, privateOnly, windowOnly } from '../../src/bots/teams/render/message.ts'
import { sentence } from '../../src/core/text/fixed.ts'
import { Locale } from '../../src/core/text/locale.ts'
import type { Block } from '../../src/core/view/block.ts'
import type { Button } from '../../src/core/view/button.ts'
import type { Field } from '../../src/core/view/field.ts'
import type { Form, Note, Panel } from '../../src/core/view/view.ts'
import { fixed } from '../support/teams-anything.ts'
import { brokenRules, buttonsIn, inputsIn, runsIn, wordsIn } from '../support/teams-card-rules.ts'

const open: Button = { label: 'Openen', command: 'advice.panel', args: {} }
const markup =
  'Eerste regel\n**geen vet** <at>iedereen</at> [x](https://voorbeeld.nl) {{DATE(x)}}\nderde regel'
const blocks: readonly Block[] = [
  { kind: 'heading', text: 'De vraag' },
  { kind: 'text', text: markup },
  { kind: 'hint', text: 'Alleen jij ziet dit.' },
  { kind: 'warning', text: 'Bel bij gevaar.' },
  {
    kind: 'facts',
    facts: [
      { label: 'Klas', value: '4H2' },
      { label: 'Over', value: '' },
    ],
  },
  { kind: 'quote', who: 'Bas', when: 'di 24 nov', text: 'Hij zei:\n> niks' },
  {
    kind: 'list',
    items: [
      { title: 'Vraag 1', detail: 'wacht', open },
      { title: 'Vraag 2', detail: '' },
    ],
  },
]
const panel: Panel = { kind: 'panel', title: sentence`Adviesvraag`, body: blocks, buttons: [open] }
const note: Note = { kind: 'note', lines: [fixed('Een'), fixed('**Twee** <at>x</at>')], buttons: [] }
const formOf = (fields: readonly Field[], intro: readonly Block[] = []): Form => ({
  kind: 'form',
  title: sentence`Nieuwe vraag`,
  intro,
  fields,
  submit: { label: sentence`Doorzetten`, command: 'advice.ask', args: {} },
})

const opens = (command: string) => (command.endsWith('panel') ? 'panel' : 'note')
const style = { opens, locale: 'nl' } as const
const posted = (words: Note): unknown => message(words, style).attachments?.[0]?.content
const shown = (reply: Parameters<typeof dialog>[0]): unknown => {
  const { task } = dialog(reply, 'nl')
  if (task.type !== 'continue') throw new Error('a window of one line')
  return task.value.card.content
}

describe('words are words', () => {
  it('what people typed stands in a window letter by letter, and lines stay lines', () => {
    const card = shown(panel)
    expect(runsIn(card)).toEqual([
      'De vraag',
      markup,
      'Alleen jij ziet dit.',
      'Bel bij gevaar.',
      'Klas:',
      ' 4H2',
      'Over:',
      ' –',
      'Bas',
      ' di 24 nov',
      'Hij zei:\n> niks',
      'Vraag 1',
      'wacht',
      'Vraag 2',
    ])
    expect(JSON.stringify(card)).not.toMatch(/"TextBlock"|"FactSet"|"mention"/)
  })

  it('a colleague may be called anything in a message, which has no text outside its card', () => {
    expect(runsIn(posted(note))).toEqual(['Een', '**Twee** <at>x</at>'])
    const { text, entities, summary } = message(note, style)
    expect({ text, entities, summary }).toEqual({ summary: 'Een **Twee** <at>x</at>' })
  })

  it('options with markup in them go into a menu, where Teams does not read it', () => {
    const styleOf = (...labels: string[]) => {
      const options = labels.map((label, at) => ({ value: `v${at}`, label }))
      return JSON.stringify(shown(formOf([{ kind: 'one-of', name: 'a', label: 'A', options }])))
    }
    expect(styleOf('Een leerling', 'Niemand')).toContain('"style":"expanded"')
    for (const label of ['**Bas**', '_Bas_', '[Bas](https://x.nl)', '- Bas', '1. Bas', '<b>', '# Bas'])
      expect(styleOf('Niemand', label)).toContain('"style":"compact"')
  })

  it('only a knock rings', () => {
    expect(message(note, style).channelData).toBeUndefined()
    const knock = { kind: 'knock', line: sentence`Er is iets.`, buttons: [] } as const
    expect(message(knock, style).channelData).toEqual({ notification: { alert: true } })
  })
})

describe.each(Locale.options)('in %s', (locale) => {
  it('an empty panel, a stranger to the chat and a repeated try are put into words', () => {
    const empty = dialog({ ...panel, body: [{ kind: 'list', items: [] }], buttons: [] }, locale)
    expect(JSON.stringify(empty)).toContain('"text":"–"')
    expect(dialog({ kind: 'again' }, locale).task).toMatchObject({ type: 'message' })
    expect(brokenRules(windowOnly(locale).attachments?.[0]?.content)).toEqual([])
    expect(brokenRules(privateOnly(locale).attachments?.[0]?.content)).toEqual([])
  })
})

describe('buttons', () => {
  const many = Array.from({ length: 8 }, (_, at) => ({ ...open, label: fixed(`Knop ${at}`) }))
  it('more than six go over rows, and none is lost', () => {
    expect(brokenRules(posted({ ...note, buttons: many }))).toEqual([])
    for (const card of [posted({ ...note, buttons: many }), shown({ ...panel, body: [], buttons: many })])
      expect(buttonsIn(card).map(({ title }) => title)).toEqual(many.map(({ label }) => label))
  })

  it('of a message open a window or change the card; those of a window stay in it', () => {
    const claim = { label: sentence`Oppakken`, command: 'advice.claim', args: {}, style: 'primary' } as const
    const [asks, says] = buttonsIn(
      posted({ ...note, buttons: [{ ...claim, command: 'advice.panel' }, claim] }),
    )
    expect(asks).toMatchObject({ type: 'Action.Submit', data: { msteams: { type: 'task/fetch' } } })
    expect(says).toMatchObject({
      type: 'Action.Execute',
      verb: 'advice.claim',
      fallback: { type: 'Action.Submit' },
    })
    const inside = buttonsIn(shown({ ...panel, body: [], buttons: [claim] }))
    expect(inside).toMatchObject([{ type: 'Action.Submit', associatedInputs: 'none' }])
    expect(JSON.stringify(inside)).not.toContain('msteams')
  })
})

describe('a form', () => {
  it('asks what must be asked, with what stood there', () => {
    const card = shown(
      formOf([
        {
          kind: 'line',
          name: 'who',
          label: 'Wie',
          value: 'een\n regel',
          maxLength: 20,
          optional: true,
          hint: 'Kort.',
        },
        { kind: 'lines', name: 'question', label: 'Vraag', value: 'een\nregel', maxLength: 2000 },
        { kind: 'menu', name: 'topic', label: 'Thema', value: 'b', options: [{ value: 'b', label: 'B' }] },
      ]),
    )
    expect(inputsIn(card)).toMatchObject([
      { type: 'Input.Text', id: 'answer-who', isRequired: false, value: 'een regel', maxLength: 20 },
      { type: 'Input.Text', id: 'answer-question', isRequired: true, value: 'een\nregel', maxLength: 2000 },
      { type: 'Input.ChoiceSet', id: 'answer-topic', isRequired: true, value: 'b' },
    ])
    expect(wordsIn(card)).toContain('Kort.')
  })

  it('shows a text that is too long, so that its writer can shorten it', () => {
    const value = 'x'.repeat(2500)
    const [input] = inputsIn(
      shown(formOf([{ kind: 'lines', name: 'a', label: 'A', value, maxLength: 2000 }])),
    )
    expect(input).toMatchObject({ value, maxLength: 2500 })
  })

  it('opens with the beginning of a text that is longer than a window, and says so', () => {
    const value = '😀'.repeat(14_000)
    const card = shown(formOf([{ kind: 'lines', name: 'a', label: 'A', value, maxLength: 2000 }]))
    const [input] = inputsIn(card)
    expect(brokenRules(card)).toEqual([])
    expect(input?.value?.isWellFormed()).toBe(true)
    expect(input?.value?.length).toBeGreaterThan(5000)
    expect(value.startsWith(input?.value ?? '?')).toBe(true)
    expect(runsIn(card)).toContain('Je tekst is langer dan in dit veld past; hierboven staat het begin.')
  })

  it('with more options than fit says how many are left out, and keeps the one that is chosen', () => {
    const options = Array.from({ length: 1000 }, (_, at) => ({ value: `v${at}`, label: `Collega ${at}` }))
    const card = shown(formOf([{ kind: 'menu', name: 'a', label: 'A', options, value: 'v999' }]))
    expect(inputsIn(card)[0]?.choices).toHaveLength(100)
    expect(inputsIn(card)[0]?.choices?.at(-1)).toMatchObject({ value: 'v999' })
    expect(runsIn(card)).toContain('… en nog 900. Niet alles past hier.')
  })

  it('with nothing to choose from is our mistake', () => {
    expect(() => shown(formOf([{ kind: 'menu', name: 'a', label: 'A', options: [] }]))).toThrow(RangeError)
  })
})
