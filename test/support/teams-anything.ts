import fc from 'fast-check'
import { type ColleagueName, type Fixed, sentence, slot } from '../../src/core/text/fixed.ts'
import type { Block } from '../../src/core/view/block.ts'
import { type Button, choice } from '../../src/core/view/button.ts'
import type { Field } from '../../src/core/view/field.ts'
import type { Corrections, Form, Knock, Note, Panel } from '../../src/core/view/view.ts'

/** A sentence with a colleague's name in it, which may be anything. */
export const fixed = (name: string): Fixed => sentence`${slot.colleague(name as ColleagueName)}`

const hostile = fc.constantFrom(
  '**vet** _schuin_ ~~weg~~ `code`',
  '<at>iedereen</at> <script>alert(1)</script>',
  '[klik](https://voorbeeld.nl) ![x](https://voorbeeld.nl/x.png)',
  `{{DATE(2026-11-24)}} ${'$'}{$root.naam} {"type":"TextBlock"}`,
  '# kop\n- een\n1. twee\n> drie\n\nvier\r\nvijf',
  '\u202Eomgekeerd\u2066 \u0000\u0001 \uFEFF👩‍👩‍👧‍👦 é',
  '\uD83D',
  '   ',
)
const words = (maxLength: number, minLength = 0): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ unit: 'binary', minLength, maxLength }),
    fc.string({ minLength, maxLength }),
    hostile.map((text) => text.slice(0, maxLength)),
  )
const label = words(60, 1)
const fixedWords = words(80, 1).map(fixed)
const args = fc.constantFrom<Button['args']>({}, { step: choice('one'), turn: 7 })
const confirm = fc.record({
  title: fixedWords,
  text: fixedWords,
  yes: label.map(fixed),
  no: label.map(fixed),
})

/** Any button; its command says what it opens. */
export const anyButton: fc.Arbitrary<Button<Fixed>> = fc
  .record({
    label: label.map(fixed),
    command: fc.constantFrom('a.note', 'a.panel', 'a.form'),
    args,
    style: fc.option(fc.constantFrom('primary' as const, 'danger' as const), { nil: undefined }),
    confirm: fc.option(confirm, { nil: undefined }),
  })
  .map(({ style, confirm: asks, ...button }) => ({
    ...button,
    ...(style && { style }),
    ...(asks && { confirm: asks }),
  }))

const anyText = (most: number) => words(most)
/** Where links lead. */
export const anyAddress = 'https://trajectbot.example/paper/school/secret'

const anyBlock = (most: number): fc.Arbitrary<Block> =>
  fc.oneof(
    ...(['text', 'hint', 'heading', 'warning'] as const).map((kind) =>
      fc.record({ kind: fc.constant(kind), text: anyText(most) }),
    ),
    fc.record({
      kind: fc.constant('facts' as const),
      facts: fc.array(fc.record({ label: words(40), value: words(80) }), { maxLength: 6 }),
    }),
    fc.record({
      kind: fc.constant('link' as const),
      label: label.map(fixed),
      address: fc.constant(anyAddress),
    }),
    fc.record({ kind: fc.constant('quote' as const), who: words(40), when: words(20), text: anyText(most) }),
    fc.record({
      kind: fc.constant('list' as const),
      items: fc.array(
        fc
          .record({ title: words(80), detail: words(80), open: fc.option(anyButton, { nil: undefined }) })
          .map(({ open, ...item }) => (open ? { ...item, open } : item)),
        { maxLength: 8 },
      ),
    }),
  )

const anyOptions = (most: number) =>
  fc.uniqueArray(words(40, 1), { minLength: 1, maxLength: 8 }).chain((labels) =>
    fc.integer({ min: 1, max: most }).map((times) =>
      Array.from({ length: labels.length * times }, (_, at) => ({
        value: `value-${at}`,
        label: `${labels[at % labels.length]}${at < labels.length ? '' : at}`,
      })),
    ),
  )

const anyField = (name: string, most: number): fc.Arbitrary<Field> =>
  fc
    .record({
      label,
      hint: fc.option(words(80), { nil: undefined }),
      optional: fc.option(fc.constant(true as const), { nil: undefined }),
      written: fc.record({
        kind: fc.constantFrom('line' as const, 'lines' as const),
        value: fc.option(anyText(most), { nil: undefined }),
        maxLength: fc.integer({ min: 1, max: 4000 }),
      }),
      chosen: fc.record({
        kind: fc.constantFrom('one-of' as const, 'menu' as const),
        options: anyOptions(most / 20),
      }),
      boxes: anyOptions(1),
      at: fc.nat(),
      is: fc.constantFrom('written', 'chosen', 'boxes'),
    })
    .map(({ label: asked, hint, optional, written, chosen, boxes, at, is }) => {
      const { value, ...open } = written
      const now = at % 2 ? chosen.options[at % chosen.options.length]?.value : undefined
      const shared = {
        name,
        label: asked,
        ...(hint !== undefined && { hint }),
        ...(optional && { optional }),
      }
      if (is === 'boxes') {
        const values = boxes.filter((_, box) => (at >> box) % 2).map((option) => option.value)
        return { ...shared, kind: 'some-of' as const, options: boxes, values }
      }
      return is === 'written'
        ? { ...shared, ...open, ...(value !== undefined && { value }) }
        : { ...shared, ...chosen, ...(now !== undefined && { value: now }) }
    })

export const anyNote: fc.Arbitrary<Note> = fc
  .tuple(fixedWords, fc.array(fixedWords, { maxLength: 4 }), fc.array(anyButton, { maxLength: 8 }))
  .map(([first, rest, buttons]) => ({ kind: 'note', lines: [first, ...rest], buttons }))

export const anyKnock: fc.Arbitrary<Knock> = fc
  .tuple(
    fixedWords,
    fc.oneof(fc.constant([] as const), fc.tuple(anyButton), fc.tuple(anyButton, anyButton, anyButton)),
  )
  .map(([line, buttons]) => ({ kind: 'knock', line, buttons }))

/** Any panel; `most` is how long a text in it may be. */
export const anyPanel = (most: number): fc.Arbitrary<Panel> =>
  fc.record({
    kind: fc.constant('panel' as const),
    title: fixedWords,
    body: fc.array(anyBlock(most), { maxLength: 12 }),
    buttons: fc.array(anyButton, { maxLength: 8 }),
  })

/** Any form; `most` is how long a text in it may be, and how many options a menu may have. */
export const anyForm = (most: number): fc.Arbitrary<Form> =>
  fc
    .record({
      title: fixedWords,
      intro: fc.array(anyBlock(most), { maxLength: 3 }),
      fields: fc
        .integer({ min: 0, max: 6 })
        .chain((count) =>
          fc.tuple(...Array.from({ length: count }, (_, at) => anyField(`field${at}`, most))),
        ),
      label: label.map(fixed),
      args,
    })
    .map(({ label: sends, args: along, ...form }) => ({
      kind: 'form',
      ...form,
      submit: { label: sends, command: 'a.deed', args: along },
    }))

export const anyCorrections = (most: number): fc.Arbitrary<Corrections> =>
  fc
    .tuple(
      anyForm(most),
      fc.dictionary(fc.constantFrom('field0', 'field1', 'field2', 'elsewhere'), words(120)),
    )
    .map(([form, remarks]) => ({ kind: 'corrections', form, remarks }))
