import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeIn, codesFrom } from '../../src/core/people/link-code.ts'

const dice = (throws: readonly number[]) => {
  let at = 0
  return (among: number): number => (throws[at++ % throws.length] ?? 0) % among
}

const anyCode = fc.array(fc.nat(), { minLength: 9, maxLength: 9 }).map((throws) => codesFrom(dice(throws))())

describe('a one-time code', () => {
  it('is three times three consonants, picked one by one', () => {
    expect(codesFrom(dice([0, 0, 1, 2, 3, 4, 5, 6, 7]))()).toBe('BCD-FGH-JKM')
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(code).toMatch(/^[B-DF-HJKMNP-TV-XZ]{3}(-[B-DF-HJKMNP-TV-XZ]{3}){2}$/)
        expect(codeIn(code)).toBe(code)
      }),
    )
  })

  it('is found as people type it: in small letters, without or with another hyphen, with words around it', () => {
    const asTyped = fc.tuple(
      anyCode,
      fc.constantFrom('-', '', '–', '‑'),
      fc.constantFrom('', 'Mijn code is ', 'code: '),
      fc.constantFrom('', '.', ' graag', '!'),
      fc.boolean(),
    )
    fc.assert(
      fc.property(asTyped, ([code, hyphen, before, after, small]) => {
        const typed = code.replaceAll('-', hyphen)
        expect(codeIn(`${before}${small ? typed.toLowerCase() : typed}${after}`)).toBe(code)
      }),
    )
  })

  it.each([
    'Mijn mentorklas is na de pauze niet stil te krijgen.',
    'De vakken CKV KCV BSM gaan niet goed.',
    'havo-vwo-mbo',
    'angstschreeuw, Tsjechisch, slechtstschrijvend',
    'Hij zit in 2B; zijn nummer is 123-456-789.',
    'BCD-FGH',
    'BCD-FGH-JKMN',
    'pssssssst',
    'xBCD-FGH-JKM',
    '',
  ])('is not seen in %j', (line) => {
    expect(codeIn(line)).toBeUndefined()
  })
})
