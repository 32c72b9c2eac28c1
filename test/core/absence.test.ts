import { Temporal } from 'temporal-polyfill'
import { expect, it } from 'vitest'
import { dayMeant } from '../../src/core/people/absence.ts'

it.each([
  ['today', '2027-03-26'],
  ['tomorrow', '2027-03-27'],
  ['day-after-tomorrow', '2027-03-28'],
  ['monday', '2027-03-29'],
  ['thursday', '2027-04-01'],
  // Who means today says so.
  ['friday', '2027-04-02'],
] as const)('on Friday the 26th of March, "%s" means %s', (said, day) => {
  expect(dayMeant(said, Temporal.PlainDate.from('2027-03-26')).toString()).toBe(day)
})
