import { describe, expect, it } from 'vitest'
import type { AdviceId } from '../../src/core/kernel/ids.ts'
import type { ColleagueName, Fixed } from '../../src/core/text/fixed.ts'
import { sentence, slot } from '../../src/core/text/fixed.ts'
import { translated } from '../../src/core/text/locale.ts'
import type { Button } from '../../src/core/view/button.ts'
import type { Knock, Note } from '../../src/core/view/view.ts'

// The promises of this file are kept by the compiler: each expected error is an error, or `npm run check` fails.
const typed = 'Sanne van den Berg'
const advice = '00000000-0000-4000-8000-000000000001' as AdviceId
const name = 'Karin de Vries' as ColleagueName

describe('what stays in a conversation', () => {
  it('cannot hold a plain string as a line, a slot or a label', () => {
    // @ts-expect-error a plain string is no fixed sentence
    const note: Note = { kind: 'note', lines: [typed], buttons: [] }
    // @ts-expect-error a plain string is no slot
    const line: Fixed = sentence`Er is iets met ${typed}.`
    // @ts-expect-error only a colleague's name from the roster fits
    const filled: Fixed = sentence`Van ${slot.colleague(typed)}.`
    // @ts-expect-error a label in a note is a fixed sentence
    const button: Button<Fixed> = { label: typed, command: 'advice.show', args: { advice } }
    expect([note, line, filled, button]).toHaveLength(4)
  })

  it('cannot carry words along with a button', () => {
    // @ts-expect-error a plain string does not travel
    const button: Button = { label: 'Bekijken', command: 'advice.show', args: { who: typed } }
    expect(button).toBeDefined()
  })

  it('cannot knock with more than three buttons', () => {
    const one: Button<Fixed> = { label: sentence`Bekijken`, command: 'advice.show', args: { advice } }
    // @ts-expect-error four buttons do not fit a knock
    const knock: Knock = { kind: 'knock', line: sentence`Er is iets.`, buttons: [one, one, one, one] }
    expect(knock).toBeDefined()
  })

  it('can hold a colleague, a count and fixed words', () => {
    expect(sentence`${slot.colleague(name)} heeft ${slot.count(2)} vragen.`).toBe(
      'Karin de Vries heeft 2 vragen.',
    )
  })
})

describe('a word that is missing in a language', () => {
  it('does not compile', () => {
    // @ts-expect-error English lacks `bye`
    const words = translated({ nl: { hello: 'hallo', bye: 'dag' }, en: { hello: 'hello' } })
    expect(words).toBeDefined()
  })
})
