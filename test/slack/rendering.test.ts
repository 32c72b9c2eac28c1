import { describe, expect, it } from 'vitest'
import { asLetters, asTyped } from '../../src/bots/slack/letters.ts'
import { drawBody } from '../../src/bots/slack/render/body.ts'
import { numbering } from '../../src/bots/slack/render/buttons.ts'
import { home } from '../../src/bots/slack/render/home.ts'
import { message } from '../../src/bots/slack/render/message.ts'
import { modal } from '../../src/bots/slack/render/modal.ts'
import { sentence } from '../../src/core/text/fixed.ts'
import { Locale } from '../../src/core/text/locale.ts'
import type { Block } from '../../src/core/view/block.ts'
import type { Field } from '../../src/core/view/field.ts'
import type { Form, Panel, Reply } from '../../src/core/view/view.ts'
import { HomeRules, MessageBlocks, ModalRules, wordsIn } from '../support/slack-block-rules.ts'

const open = { label: 'Openen', command: 'advice.open', args: {} }
const blocks: readonly Block[] = [
  { kind: 'heading', text: 'De vraag' },
  { kind: 'text', text: 'Eerste regel\n*geen vet* <!channel> :smile:\nderde regel' },
  { kind: 'hint', text: 'Alleen jij ziet dit.' },
  { kind: 'warning', text: 'Bel bij gevaar.' },
  {
    kind: 'facts',
    facts: Array.from({ length: 12 }, (_, at) => ({ label: `Feit ${at}`, value: at ? `${at}` : '' })),
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
const options = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ value: `v${at}`, label: `Keuze ${at} ${'lang '.repeat(20)}` }))
const fields: readonly Field[] = [
  { kind: 'line', name: 'a', label: 'A', value: 'een\nregel', maxLength: 20, hint: 'Kort.' },
  { kind: 'lines', name: 'b', label: 'B', value: 'te lang voor het veld', maxLength: 5 },
  { kind: 'one-of', name: 'c', label: 'C', options: options(3), value: 'v1' },
  { kind: 'one-of', name: 'd', label: 'D', options: options(11), optional: true },
  { kind: 'some-of', name: 'h', label: 'H', options: options(5), values: ['v1', 'v4'] },
  { kind: 'some-of', name: 'i', label: 'I', options: options(10), values: [] },
  { kind: 'menu', name: 'e', label: 'E', options: options(100) },
  { kind: 'menu', name: 'f', label: 'F', options: options(1000), value: 'v999' },
  { kind: 'lines', name: 'g', label: 'G', value: 'x'.repeat(3500), maxLength: 3000 },
]
const form: Form = {
  kind: 'form',
  title: sentence`Nieuwe vraag`,
  intro: blocks,
  fields,
  submit: { label: sentence`Doorzetten`, command: 'advice.ask', args: {} },
}
const note = { kind: 'note', lines: [sentence`Een`, sentence`<!channel> & twee`], buttons: [] } as const

describe.each(Locale.options)('every reply is drawn within the rules of Slack, in %s', (locale) => {
  const replies: Exclude<Reply, { kind: 'again' }>[] = [
    note,
    panel,
    { ...panel, body: [], buttons: [] },
    form,
    { kind: 'corrections', form, remarks: { a: 'Te lang.' } },
  ]
  it.each(replies)('$kind in a window', (reply) => {
    expect(ModalRules.safeParse(modal(reply, locale)).error).toBeUndefined()
  })
  it.each([note, panel])('$kind on the home page', (reply) => {
    expect(HomeRules.safeParse(home(reply, locale)).error).toBeUndefined()
  })
  it('a note in a conversation', () => {
    const drawn = message(note)
    expect(MessageBlocks.safeParse(drawn.blocks).error).toBeUndefined()
    expect(drawn.text).toBe('Een\n&lt;!channel&gt; &amp; twee')
  })
})

describe('words are words', () => {
  it('markup stays letters and lines stay lines', () => {
    const words = wordsIn(ModalRules.parse(modal(panel, 'nl')).blocks)
    expect(words).toContain('Eerste regel\n*geen vet* <!channel> :smile:\nderde regel')
    expect(words).toContain('Bas · di 24 nov\nHij zei:\n> niks')
    expect(JSON.stringify(modal(panel, 'nl'))).not.toContain('mrkdwn')
  })
  it.each(['<!channel>', 'a & b', '&amp;', '<@U123>', '<https://x.nl|y>', '&lt;'])(
    '%s survives the way there and back',
    (text) => {
      expect(asTyped(asLetters(text))).toBe(text)
    },
  )
})

describe('nothing is cut in silence', () => {
  it('a long text goes over several blocks and is whole', () => {
    const text = Array.from({ length: 900 }, (_, at) => `woord${at} 😀`).join(' ')
    const drawn = drawBody([{ kind: 'text', text }], 100, numbering(), 'nl')
    expect(drawn.length).toBeGreaterThan(1)
    const parts = drawn.map((block) => (block.type === 'section' ? (block.text?.text ?? '') : ''))
    expect(parts.join('')).toBe(text)
    expect(parts.every((part) => part.length <= 3000 && part.isWellFormed())).toBe(true)
  })
  it('a long list says how many are left out', () => {
    const items = Array.from({ length: 150 }, (_, at) => ({ title: `Vraag ${at}`, detail: '', open }))
    const drawn = ModalRules.parse(
      modal(
        {
          ...panel,
          body: [
            { kind: 'list', items },
            { kind: 'hint', text: 'einde' },
          ],
        },
        'nl',
      ),
    )
    expect(drawn.blocks).toHaveLength(100)
    expect(wordsIn(drawn.blocks)).toContain('… en nog 53. Niet alles past hier.')
    expect(wordsIn(drawn.blocks)).toContain('einde')
  })
  it('a long conversation says that there is more', () => {
    const body: Block[] = Array.from({ length: 80 }, () => ({
      kind: 'quote',
      who: 'Bas',
      when: 'nu',
      text: 'x',
    }))
    const drawn = ModalRules.parse(modal({ ...panel, body }, 'nl'))
    expect(drawn.blocks).toHaveLength(100)
    expect(wordsIn(drawn.blocks)).toContain('… Er is meer dan hier past.')
  })
  it('a prefill that is too long says so', () => {
    expect(wordsIn(ModalRules.parse(modal(form, 'nl')).blocks)).toContain('hieronder staat het begin')
  })
  it('a label that is too long ends in an ellipsis', () => {
    const label = 'Toewijzen aan een collega met een heel lange naam '.repeat(2)
    const drawn = ModalRules.parse(modal({ ...panel, body: [], buttons: [{ ...open, label }] }, 'nl'))
    expect(wordsIn(drawn.blocks)).toMatch(/^Toewijzen.{65}…$/)
  })
  it('words of the catalogue that do not fit are our mistake', () => {
    const title = sentence`Een titel die veel te lang is`
    expect(() => modal({ ...panel, title }, 'nl')).toThrow(RangeError)
    expect(() => modal({ ...form, submit: { ...form.submit, label: title } }, 'nl')).toThrow(RangeError)
  })
})

describe('what was typed belongs to its form', () => {
  const inputs = (drawn: Form) =>
    ModalRules.parse(modal(drawn, 'nl')).blocks.flatMap((block) => (block.type === 'input' ? [block] : []))
  it('the same form keeps its fields, another form has fields of its own', () => {
    const other = { ...form, submit: { ...form.submit, args: { turn: 2 } } }
    const ids = (drawn: Form) => inputs(drawn).map((input) => input.element.action_id)
    expect(ids(form)).toEqual(ids({ ...form, title: sentence`Anders` }))
    expect(ids(form)).not.toEqual(ids(other))
    expect(inputs(other).map((input) => input.block_id)).toEqual(fields.map((field) => field.name))
  })
})
