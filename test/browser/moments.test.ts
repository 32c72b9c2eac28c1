import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { type MomentKey, momentAfter, momentTyped } from '../../src/bots/browser/moments.ts'
import { SchoolChoices } from '../../src/core/school/school-choices.ts'

const zone = 'Europe/Amsterdam'
const choices = SchoolChoices.parse({ calendar: { region: 'noord', shortenedDays: ['2026-12-01'] } })
const at = (wall: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant()
const wall = (instant: Temporal.Instant | undefined): string | undefined =>
  instant?.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' })

describe('one press on the clock', () => {
  it.each<[string, MomentKey, string]>([
    ['2026-11-24T10:00', 'in-an-hour', '2026-11-24T11:00'],
    ['2026-11-24T10:00', 'after-the-lesson', '2026-11-24T10:10'],
    ['2026-11-24T10:10', 'after-the-lesson', '2026-11-24T11:20'],
    ['2026-11-24T17:30', 'after-the-lesson', '2026-11-25T09:20'],
    ['2026-12-01T08:50', 'after-the-lesson', '2026-12-01T09:05'],
    ['2026-11-27T17:30', 'after-the-lesson', '2026-11-30T09:20'],
    ['2026-11-24T10:00', 'morning', '2026-11-25T08:25'],
    ['2026-11-27T10:00', 'morning', '2026-11-30T08:25'],
    ['2026-11-24T10:00', 'friday', '2026-11-27T15:00'],
    ['2026-11-27T14:59', 'friday', '2026-11-27T15:00'],
    ['2026-11-27T15:00', 'friday', '2026-12-04T15:00'],
    ['2027-10-30T10:00', 'morning', '2027-11-01T08:25'],
    ['2027-12-24T10:00', 'morning', '2028-01-10T08:25'],
  ])('from %s, %s: to %s', (from, key, to) => {
    expect(wall(momentAfter(key, at(from), choices))).toBe(to)
  })
})

describe('a moment that is typed', () => {
  const now = at('2026-11-24T10:00')

  it('is taken when it lies ahead, within a month', () => {
    expect(wall(momentTyped('2026-12-01T08:30', now, zone))).toBe('2026-12-01T08:30')
  })

  it.each([
    '2026-11-24T09:59',
    '2026-11-24T10:00',
    '2027-01-01T08:30',
    '',
    'morgen',
    '<b>',
    '2026-13-40T99:99',
  ])('is not taken when it is %s', (typed) => {
    expect(momentTyped(typed, now, zone)).toBeUndefined()
  })
})
