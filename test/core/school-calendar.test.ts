import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { easterSunday, isPublicHoliday } from '../../src/core/kernel/public-holidays.ts'
import {
  isSchoolDay,
  isWorkDay,
  kindOfDay,
  knowsVacations,
  weekLetter,
} from '../../src/core/kernel/school-calendar.ts'
import { SchoolChoices } from '../../src/core/school/school-choices.ts'

const date = Temporal.PlainDate.from
const school = (calendar: object = {}): SchoolChoices => SchoolChoices.parse({ calendar })
const kinds = (choices: SchoolChoices, ...days: readonly string[]) =>
  days.map((day) => kindOfDay(choices, date(day)))

describe('public holidays', () => {
  it.each(['1818-03-22', '2024-03-31', '2027-03-28', '2028-04-16', '2038-04-25', '2285-03-22'])(
    'Easter of that year is on %s',
    (day) => expect(easterSunday(date(day).year).toString()).toBe(day),
  )

  it('close every school in 2027, and no other weekday does', () => {
    const closed = []
    for (let day = date('2027-01-01'); day.year === 2027; day = day.add({ days: 1 }))
      if (isPublicHoliday(day)) closed.push(day.toString())
    expect(closed).toEqual([
      '2027-01-01',
      '2027-03-28',
      '2027-03-29',
      '2027-04-27',
      '2027-05-05',
      '2027-05-06',
      '2027-05-16',
      '2027-05-17',
      '2027-12-25',
      '2027-12-26',
    ])
  })

  it("have King's Day on Saturday when the 27th of April is a Sunday", () => {
    expect(isPublicHoliday(date('2031-04-26'))).toBe(true)
    expect(isPublicHoliday(date('2031-04-27'))).toBe(false)
  })
})

describe('the days of a school', () => {
  it('have no vacation when nobody said where the school is', () => {
    expect(kinds(school(), '2027-10-18', '2027-10-16')).toEqual(['school-day', 'weekend'])
    expect(knowsVacations(school(), 2027)).toBe(false)
  })

  it.each([
    ['noord', '2028-02-21', '2028-02-28', '2028-08-25'],
    ['midden', '2028-02-28', '2028-02-21', '2028-08-18'],
    ['zuid', '2028-02-28', '2028-02-21', '2028-09-01'],
  ])("follow the government's vacations of region %s", (region, off, on, lastOfSummer) => {
    const choices = school({ region })
    expect(kinds(choices, off, on, lastOfSummer)).toEqual(['vacation', 'school-day', 'vacation'])
    expect(isSchoolDay(choices, date(lastOfSummer).add({ days: 3 }))).toBe(true)
  })

  it("have no vacations in a year for which the government's are not known, and that shows", () => {
    expect(kinds(school({ region: 'noord' }), '2027-02-22')).toEqual(['school-day'])
    expect([2026, 2027].map((year) => knowsVacations(school({ region: 'noord' }), year))).toEqual([
      false,
      true,
    ])
  })

  it("take the school's own vacations in the place of the region's, one school year at a time", () => {
    const choices = school({
      region: 'noord',
      vacations: [
        { from: '2027-10-23', until: '2027-10-31' },
        { from: '2028-07-15', until: '2028-08-20' },
      ],
    })
    expect(kinds(choices, '2027-10-18', '2027-10-25', '2028-02-21')).toEqual([
      'school-day',
      'vacation',
      'school-day',
    ])
    // The own summer is shorter than the region's; the year after it has no vacations of its own.
    expect(kinds(choices, '2028-08-18', '2028-08-21', '2028-10-16')).toEqual([
      'vacation',
      'school-day',
      'vacation',
    ])
  })

  it('bring staff to work on study days, in a vacation too, and nobody on a free day', () => {
    const choices = school({
      region: 'noord',
      studyDays: ['2027-11-01', '2028-08-25', '2028-05-26'],
      freeDays: ['2028-05-26'],
    })
    for (const day of ['2027-11-01', '2028-08-25'].map((day) => date(day)))
      expect([isSchoolDay(choices, day), isWorkDay(choices, day)]).toEqual([false, true])
    expect(kinds(choices, '2028-05-26')).toEqual(['free-day'])
    expect(isWorkDay(choices, date('2028-05-26'))).toBe(false)
  })
})

describe('weeks A and B', () => {
  const choices = school({ region: 'noord', weekA: '2027-10-04' })
  const letters = (...days: readonly string[]) => days.map((day) => weekLetter(choices, date(day)))

  it('alternate over the weeks with lessons, forwards and backwards', () => {
    expect(letters('2027-09-20', '2027-09-27', '2027-10-04', '2027-10-10', '2027-10-11')).toEqual([
      'A',
      'B',
      'A',
      'A',
      'B',
    ])
  })

  it('stand still in a vacation, which is neither', () => {
    expect(letters('2027-10-15', '2027-10-20', '2027-10-25', '2027-11-01')).toEqual([
      'B',
      undefined,
      'A',
      'B',
    ])
  })

  it('do not exist at a school that has every week the same', () => {
    expect(weekLetter(school(), date('2027-10-04'))).toBeUndefined()
  })
})
