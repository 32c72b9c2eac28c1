import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { banner } from '../../src/bots/browser/render/banner.ts'
import { drawBehind } from '../../src/bots/browser/render/behind.ts'
import { message } from '../../src/bots/browser/render/message.ts'
import { drawWindow } from '../../src/bots/browser/render/window.ts'
import { Locale } from '../../src/core/text/locale.ts'
import type { Block } from '../../src/core/view/block.ts'
import { between, type Field } from '../../src/core/view/field.ts'
import { elementsIn, formsIn, lettersIn } from '../support/browser-page.ts'
import {
  anyAddress,
  anyCorrections,
  anyForm,
  anyKnock,
  anyNote,
  anyPanel,
} from '../support/teams-anything.ts'

const zone = 'Europe/Amsterdam'
const at = Temporal.Instant.from('2026-11-24T09:15:00Z')
const where = { seat: 'teacher', page: 'nl' } as const
const short = 60
const long = 6000
const always = { numRuns: 60 }
const anyLocale = fc.constantFrom(...Locale.options)

/** What our own markup is made of. */
const ours = new Set(
  `a blockquote button circle code dd details div dl dt fieldset figcaption figure form h2 h3 h4 input label legend li
  option p path pre section select span strong summary svg table tbody td textarea th thead time tr ul`.split(
    /\s+/,
  ),
)

/** Words that became markup: an element or an attribute that we did not write. */
const strangers = (html: string): readonly string[] =>
  elementsIn(html).flatMap(({ name, attribs }) => [
    ...(ours.has(name) ? [] : [`<${name}>`]),
    ...Object.entries(attribs).flatMap(([attribute, value]) =>
      (/^on|^style$|^href$|^src/.test(attribute) && value !== anyAddress) ||
      (attribute === 'action' && !value.startsWith('/practice/'))
        ? [`${attribute}="${value}"`]
        : [],
    ),
  ])

const wordsOf = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'facts':
      return block.facts.flatMap(({ label, value }) => [label, value])
    case 'quote':
      return [block.who, block.when, block.text]
    case 'list':
      return block.items.flatMap(({ title, detail }) => [title, detail])
    case 'link':
      return []
    default:
      return [block.text]
  }
}

describe('whatever the core can describe is drawn, and words stay letters', () => {
  it.each([short, long])('in a window, with texts up to %i characters', (most) => {
    const anyReply = fc.oneof(anyNote, anyPanel(most), anyForm(most), anyCorrections(most))
    fc.assert(
      fc.property(anyReply, anyLocale, (reply, locale) => {
        expect(strangers(String(drawWindow(reply, where, locale)))).toEqual([])
      }),
      always,
    )
  })

  it('in a conversation, and on a lock screen', () => {
    fc.assert(
      fc.property(fc.oneof(anyNote, anyKnock), anyLocale, (words, locale) => {
        const said = { id: 'one', seat: 'teacher', at, said: { by: 'bot', words, locale } } as const
        const html = String(message(said, zone, 'nl'))
        expect(strangers(html)).toEqual([])
        for (const line of words.kind === 'note' ? words.lines : [words.line])
          expect(lettersIn(html)).toContain(line)
        const locked = String(banner(said, zone, 'nl'))
        expect(strangers(locked)).toEqual([])
        if (words.kind === 'note') expect(locked).toBe('')
        else {
          expect(lettersIn(locked)).toContain(words.line)
          expect(locked).not.toContain('name="command"')
        }
      }),
      always,
    )
  })

  it('in what somebody typed', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.constant('</p><script>alert(1)</script>')),
        (text) => {
          const html = String(
            message({ id: 'one', seat: 'teacher', at, said: { by: 'me', is: 'line', text } }, zone, 'nl'),
          )
          expect(strangers(html)).toEqual([])
          expect(lettersIn(html)).toContain(text)
        },
      ),
      always,
    )
  })

  it('behind the scenes', () => {
    const card = { type: 'AdaptiveCard', body: '</div><img src=x onerror=alert(1)>"\'' }
    const draw = () => ({ slack: card, teams: card, card })
    fc.assert(
      fc.property(
        anyCorrections(short),
        fc.dictionary(fc.string(), fc.string()),
        fc.string(),
        (reply, args, name) => {
          const seat = { key: 'teacher', name, roles: [], mentorOf: [], teaches: [] }
          const row = { number: 1, at, action: name, allowed: false, because: name, student: name }
          const rows = [{ ...row, class: name, advice: name }]
          const deed = { seat, command: name, args, rows, reply, locale: 'nl', knocks: [] } as const
          const html = String(drawBehind(deed, { draw, zone }, 'nl'))
          expect(strangers(html)).toEqual([])
          expect(elementsIn(html).find(({ attribs }) => 'data-card' in attribs)?.attribs['data-card']).toBe(
            JSON.stringify(card),
          )
        },
      ),
      always,
    )
  })
})

/** What a field sends when nobody touches it; nothing when nothing is chosen. */
const filledWith = (field: Field): string | undefined => {
  switch (field.kind) {
    case 'line':
    case 'lines':
    case 'menu':
      return field.value ?? ''
    case 'one-of':
      return field.value
    case 'some-of': {
      const chosen = field.options.map(({ value }) => value).filter((value) => field.values.includes(value))
      return chosen.length > 0 ? chosen.join(between) : undefined
    }
  }
}

describe('nothing is lost', () => {
  it('every word of a panel is in it as it was written', () => {
    fc.assert(
      fc.property(fc.oneof(anyPanel(short), anyPanel(long)), (panel) => {
        const letters = lettersIn(String(drawWindow(panel, where, 'nl')))
        for (const word of panel.body.flatMap(wordsOf)) expect(letters).toContain(word)
      }),
      always,
    )
  })

  it('every answer, option and remark of a form is in it, and all that travels along comes back', () => {
    fc.assert(
      fc.property(anyCorrections(long), (reply) => {
        const html = String(drawWindow(reply, where, 'nl'))
        const { fields, submit } = reply.form
        const form = formsIn(html).find(({ fields: all }) => all.get('command') === submit.command)
        expect(JSON.parse(form?.fields.get('args') ?? '')).toEqual(submit.args)
        expect([...(form?.inputs.keys() ?? [])]).toEqual(fields.map(({ name }) => `answer-${name}`))
        for (const field of fields) {
          const value = form?.fields.get(`answer-${field.name}`)
          expect(value).toBe(filledWith(field))
          if (field.kind !== 'line' && field.kind !== 'lines')
            expect(form?.inputs.get(`answer-${field.name}`)?.filter((option) => option !== '')).toEqual(
              field.options.map((option) => option.value),
            )
        }
        for (const remark of Object.values(reply.remarks)) expect(lettersIn(html)).toContain(remark)
      }),
      always,
    )
  })
})
