import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdsBsn, withoutBsn } from '../../src/core/text/bsn.ts'

/** Nine digits of which the last makes the eleven-test pass. */
const bsn = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 })
  .map((digits) => ({ digits, last: digits.reduce((sum, digit, at) => sum + digit * (9 - at), 0) % 11 }))
  .filter(({ digits, last }) => last < 10 && digits.some((digit) => digit > 0))
  .map(({ digits, last }) => [...digits, last].join(''))

const words = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '.', '\n') })

describe('a citizen service number', () => {
  it('is recognised wherever it stands in a text, written together or with spaces, dots or dashes', () => {
    fc.assert(
      fc.property(bsn, words, words, fc.constantFrom('', ' ', '.', '-'), (number, before, after, between) => {
        const written = [number.slice(0, 4), number.slice(4, 6), number.slice(6)].join(between)
        expect(holdsBsn(`${before} ${written} ${after}`)).toBe(true)
      }),
    )
  })

  it('is blotted out without touching the words around it', () => {
    fc.assert(
      fc.property(bsn, words, words, (number, before, after) => {
        const cleaned = withoutBsn(`${before}x${number}y${after}`)
        expect(cleaned).toBe(`${before}x•••••••••y${after}`)
        expect(holdsBsn(cleaned)).toBe(false)
      }),
    )
  })

  it('is not seen in nine digits that fail the eleven-test, nor inside a longer number', () => {
    expect(holdsBsn('123456789')).toBe(false)
    expect(holdsBsn('1234567820')).toBe(false)
    expect(holdsBsn('123456782')).toBe(true)
    expect(holdsBsn('000000000')).toBe(false)
  })
})
