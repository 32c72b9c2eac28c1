import { expect, it } from 'vitest'
import { checkZoneData } from '../../src/server/check-up.ts'

it('this Node knows when the Dutch clock changes', () => {
  expect(checkZoneData()).toMatchObject({ is: 'well', found: expect.stringMatching(/^Version 20\d\d/) })
})
