import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isWithin, lettersIn, mayBeWithin } from '../../src/core/students/typing-distance.ts'

const word = fc.string({
  unit: fc.constantFrom(...'abcdeinorstvz'),
  minLength: 1,
  maxLength: 12,
})
const slip = fc.record({
  at: fc.nat(11),
  letter: fc.constantFrom(...'aeiorst'),
  kind: fc.constantFrom('more', 'less', 'other', 'swap'),
})
type Slip = { readonly at: number; readonly letter: string; readonly kind: string }

const slippedOnce = (text: string, { at, letter, kind }: Slip): string => {
  const place = at % (text.length + 1)
  const [before, after] = [text.slice(0, place), text.slice(place)]
  if (kind === 'more') return before + letter + after
  if (kind === 'less') return before + after.slice(1)
  if (kind === 'other') return after === '' ? text : before + letter + after.slice(1)
  return before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2)
}

it('whatever the slip of the hand, the word that was meant is found, and its letters never rule it out', () => {
  fc.assert(
    fc.property(word, slip, (meant, one) => {
      const typed = slippedOnce(meant, one)
      expect(isWithin(typed, meant, 1)).toBe(true)
      expect(mayBeWithin(lettersIn(typed), lettersIn(meant), 1)).toBe(true)
    }),
  )
})

/** The distance as it is defined, from the ends of both words. */
const distance = (one: string, other: string): number => {
  if (one === '' || other === '') return one.length + other.length
  const less = [one.slice(0, -1), other.slice(0, -1)] as const
  const ways = [
    distance(less[0], other) + 1,
    distance(one, less[1]) + 1,
    distance(...less) + (one.at(-1) === other.at(-1) ? 0 : 1),
  ]
  const swapped = one.length > 1 && one.slice(-2) === [...other.slice(-2)].reverse().join('')
  return Math.min(...ways, ...(swapped ? [distance(one.slice(0, -2), other.slice(0, -2)) + 1] : []))
}

it('the short way round gives the distance as it is defined', () => {
  const short = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 6 })
  fc.assert(
    fc.property(short, short, fc.nat(2), (one, other, slips) => {
      expect(isWithin(one, other, slips)).toBe(distance(one, other) <= slips)
    }),
    { numRuns: 500 },
  )
})

it('letters rule out only what is too far away', () => {
  fc.assert(
    fc.property(word, word, fc.nat(2), (one, other, slips) => {
      if (!mayBeWithin(lettersIn(one), lettersIn(other), slips))
        expect(isWithin(one, other, slips)).toBe(false)
      expect(isWithin(one, other, slips)).toBe(isWithin(other, one, slips))
    }),
  )
})

it.each([
  ['jansen', 'janssen', 1],
  ['jansen', 'jasnen', 1],
  ['visser', 'vissers', 1],
  ['bakker', 'dekker', 2],
  ['kuipers', 'kuijpers', 1],
])('%s and %s are %d apart, and no less', (one, other, slips) => {
  expect(isWithin(one, other, slips)).toBe(true)
  expect(isWithin(one, other, slips - 1)).toBe(false)
})
