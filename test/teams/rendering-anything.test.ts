import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actionAnswer } from '../../src/bots/teams/render/action-answer.ts'
import { dialog } from '../../src/bots/teams/render/dialog.ts'
import { message } from '../../src/bots/teams/render/message.ts'
import { Locale } from '../../src/core/text/locale.ts'
import type { Block } from '../../src/core/view/block.ts'
import { ActionAnswer, DialogAnswer } from '../support/teams-answer-rules.ts'
import { anyCorrections, anyForm, anyKnock, anyNote, anyPanel } from '../support/teams-anything.ts'
import { brokenRules, inputsIn, runsIn } from '../support/teams-card-rules.ts'

const opens = (command: string) =>
  command.endsWith('panel') ? 'panel' : command.endsWith('form') ? 'form' : 'note'
const short = 60
const long = 6000
const leftOut = /Niet alles past hier|langer dan in dit veld past/
const always = { numRuns: 60 }

const cardOf = (answer: ReturnType<typeof dialog>): unknown => {
  if (answer.task.type !== 'continue') throw new Error('a window of one line')
  return answer.task.value.card.content
}
const said = (card: unknown): string => runsIn(card).join('\n')

/** Letters without the colon that a label gets, and without what nobody sees at their ends. */
const bare = (letters: string): string => letters.trim().replace(/\s*:$/, '')

/** Every word of a block that somebody may have typed. */
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

describe('whatever the core can describe becomes a card that Teams takes', () => {
  it('in a conversation', () => {
    fc.assert(
      fc.property(fc.oneof(anyNote, anyKnock), fc.constantFrom(...Locale.options), (words, locale) => {
        const { attachments, summary } = message(words, { opens, locale })
        expect(brokenRules(attachments?.[0]?.content)).toEqual([])
        expect(summary).not.toBe('')
      }),
      always,
    )
  })

  it.each([short, long])('in a window, with texts up to %i characters', (most) => {
    const anyReply = fc.oneof(anyNote, anyPanel(most), anyForm(most), anyCorrections(most))
    fc.assert(
      fc.property(anyReply, fc.constantFrom(...Locale.options), (reply, locale) => {
        expect(DialogAnswer.safeParse(dialog(reply, locale)).error?.issues ?? []).toEqual([])
      }),
      always,
    )
  })

  it('on a card that changes, where nothing of a window is ever seen', () => {
    const anyReply = fc.oneof(anyNote, anyPanel(short), anyForm(short), anyCorrections(short))
    fc.assert(
      fc.property(anyReply, (reply) => {
        const answer = actionAnswer(reply, { opens, locale: 'nl' })
        expect(ActionAnswer.safeParse(answer).error?.issues ?? []).toEqual([])
        if (reply.kind !== 'note')
          expect(answer).toEqual(actionAnswer({ ...emptyPanel }, { opens, locale: 'nl' }))
      }),
      always,
    )
  })
})

const emptyPanel = { kind: 'panel', title: '' as never, body: [], buttons: [] } as const

describe('nothing is lost in silence', () => {
  it('every word of a panel is in it as letters, or it says that something is left out', () => {
    fc.assert(
      fc.property(fc.oneof(anyPanel(short), anyPanel(long)), (panel) => {
        const card = cardOf(dialog(panel, 'nl'))
        const runs = new Set(runsIn(card).map(bare))
        const missing = panel.body
          .flatMap(wordsOf)
          .map(bare)
          .filter((word) => word !== '' && !runs.has(word))
        if (missing.length > 0) expect(said(card)).toMatch(leftOut)
      }),
      always,
    )
  })

  it('every answer and option of a form is in it, or it says that something is left out', () => {
    fc.assert(
      fc.property(fc.oneof(anyForm(short), anyForm(long)), (form) => {
        const card = cardOf(dialog(form, 'nl'))
        const inputs = inputsIn(card)
        expect(inputs.map(({ id }) => id)).toEqual(form.fields.map(({ name }) => `answer-${name}`))
        const whole = form.fields.every((field, at) => {
          const input = inputs[at]
          if (field.kind === 'line' || field.kind === 'lines')
            return (
              (input?.value ?? '') ===
              (field.kind === 'line' ? inLine(field.value ?? '') : (field.value ?? ''))
            )
          if (field.kind === 'some-of') {
            expect(input).toMatchObject({ isMultiSelect: true })
            expect(input?.value ?? '').toBe(field.values.join(','))
            return input?.choices?.length === field.options.length
          }
          expect(input?.value).toBe(field.value)
          if (field.value !== undefined)
            expect(input?.choices).toContainEqual(expect.objectContaining({ value: field.value }))
          return input?.choices?.length === field.options.length
        })
        if (!whole) expect(said(card)).toMatch(leftOut)
      }),
      always,
    )
  })
})

const inLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, ' ')

it('what was prefilled may be sent as it stands: no field is too short for it', () => {
  fc.assert(
    fc.property(anyForm(long), (form) => {
      for (const { value = '', maxLength } of inputsIn(cardOf(dialog(form, 'nl'))))
        if (maxLength !== undefined) expect(value.length).toBeLessThanOrEqual(maxLength)
    }),
    always,
  )
})
