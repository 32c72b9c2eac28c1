import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { lessonHoursOn } from '../../src/core/kernel/lesson-hours.ts'
import {
  isAtWork,
  isOfficeTime,
  nextOfficeMoment,
  officeMinutesBetween,
  worksOn,
} from '../../src/core/kernel/office-hours.ts'
import { isSchoolDay, isWorkDay } from '../../src/core/kernel/school-calendar.ts'
import { schoolDay } from '../../src/core/kernel/school-time.ts'
import { Weekday } from '../../src/core/kernel/weekday.ts'
import { SchoolChoices } from '../../src/core/school/school-choices.ts'

const zone = 'Europe/Amsterdam'
const moment = (wall: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant()

/** The nights in which the clock goes forward and back. */
const changes = ['2027-03-28', '2027-10-31', '2028-03-26', '2028-10-29'].map((day) =>
  Temporal.PlainDate.from(day),
)

const momentsAround = (day: Temporal.PlainDate): fc.Arbitrary<Temporal.Instant> =>
  fc
    .integer({ min: -14 * 86_400, max: 14 * 86_400 })
    .map((seconds) => day.toZonedDateTime(zone).toInstant().add({ seconds }))

/** Any moment, to the second, within two weeks of a clock change. */
const anyMoment = fc.constantFrom(...changes).chain(momentsAround)

/** Three moments around one clock change, in their order. */
const threeMoments = fc
  .constantFrom(...changes)
  .chain((day) => fc.tuple(momentsAround(day), momentsAround(day), momentsAround(day)))
  .map((moments) => moments.toSorted(Temporal.Instant.compare) as typeof moments)

const anyDay = fc
  .tuple(fc.constantFrom(...changes), fc.integer({ min: -14, max: 14 }))
  .map(([day, days]) => day.add({ days }))

const clockTime = fc
  .integer({ min: 0, max: 1439 })
  .map((minute) => Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 }))

const openDay = fc
  .uniqueArray(clockTime, { minLength: 2, maxLength: 2, comparator: (a, b) => a.equals(b) })
  .map((times) => {
    const [from, until] = times
      .toSorted(Temporal.PlainTime.compare)
      .map((time) => time.toString({ smallestUnit: 'minute' }))
    return { from, until }
  })

/** Any school: office hours at any time of day, in any region, with any free and study days. */
const anySchool = fc
  .record({
    officeHours: fc.dictionary(fc.constantFrom(...Weekday.options), openDay, { minKeys: 1 }),
    region: fc.constantFrom('noord', 'midden', 'zuid', undefined),
    freeDays: fc.array(anyDay.map(String), { maxLength: 5 }),
    studyDays: fc.array(anyDay.map(String), { maxLength: 5 }),
  })
  .map(({ officeHours, ...calendar }) => SchoolChoices.parse({ officeHours, calendar }))

const promise = <T extends [unknown, ...unknown[]]>(...args: Parameters<typeof fc.property<T>>): void =>
  fc.assert(fc.property<T>(...args), { numRuns: 300 })

describe('office hours, over the clock changes of 2027 and 2028', () => {
  it('are counted alike whole and in parts, and never less than none', () => {
    promise(anySchool, threeMoments, (choices, [a, b, c]) => {
      const whole = officeMinutesBetween(choices, a, c)
      expect(whole).toBeGreaterThanOrEqual(0)
      expect(officeMinutesBetween(choices, a, b) + officeMinutesBetween(choices, b, c)).toBeCloseTo(whole, 6)
      expect(whole).toBeLessThanOrEqual((c.epochMilliseconds - a.epochMilliseconds) / 60_000)
      if (Temporal.Instant.compare(a, c) < 0) expect(officeMinutesBetween(choices, c, a)).toBe(0)
    })
  })

  it('pass while the office is open and stand still while it is closed', () => {
    promise(anySchool, anyMoment, (choices, at) => {
      // Office hours begin and end on whole minutes, so within one second nothing changes.
      const second = at.round({ smallestUnit: 'second' })
      expect(officeMinutesBetween(choices, second, second.add({ seconds: 1 }))).toBeCloseTo(
        isOfficeTime(choices, second) ? 1 / 60 : 0,
        9,
      )
    })
  })

  it('begin again at the first moment that is one, with none in between', () => {
    promise(anySchool, anyMoment, (choices, at) => {
      const next = nextOfficeMoment(choices, at)
      if (!next) throw new Error('this school has office hours every week but its free ones')
      expect(isOfficeTime(choices, next)).toBe(true)
      expect(Temporal.Instant.compare(at, next)).toBeLessThanOrEqual(0)
      expect(officeMinutesBetween(choices, at, next)).toBe(0)
    })
  })

  it('are as long as the clock on the wall says, on every working day', () => {
    promise(anyDay, (day) => {
      const choices = SchoolChoices.parse({})
      const [from, until] = [day, day.add({ days: 1 })].map((one) => one.toZonedDateTime(zone).toInstant())
      const minutes = from && until ? officeMinutesBetween(choices, from, until) : undefined
      expect(minutes).toBe(isWorkDay(choices, day) ? 8.5 * 60 : 0)
    })
  })

  it('let nobody be at work outside them, nor on a day that is not theirs', () => {
    const anybody = fc.record({
      workingDays: fc.option(fc.subarray([...Weekday.options]), { nil: undefined }),
      absences: fc.array(
        fc.tuple(anyDay, fc.nat({ max: 5 })).map(([from, days]) => ({ from, until: from.add({ days }) })),
        { maxLength: 3 },
      ),
    })
    promise(anySchool, anybody, anyMoment, (choices, person, at) => {
      const day = schoolDay(at, zone)
      if (isAtWork(choices, person, at)) {
        expect(isOfficeTime(choices, at) && worksOn(choices, person, day)).toBe(true)
        expect(person.absences.every(({ from, until }) => !isBetween(day, from, until))).toBe(true)
      }
      expect(worksOn(choices, { workingDays: undefined, absences: [] }, day)).toBe(isWorkDay(choices, day))
      expect(worksOn(choices, { workingDays: [], absences: [] }, day)).toBe(
        isWorkDay(choices, day) && day.dayOfWeek > 5,
      )
    })
  })

  it('are closed for who asks a school that is never open', () => {
    const choices = SchoolChoices.parse({
      calendar: { vacations: [{ from: '2027-01-01', until: '2029-01-01' }] },
    })
    expect(nextOfficeMoment(choices, moment('2027-03-27T12:00'))).toBeUndefined()
  })

  it('count Friday afternoon and Monday morning, and not the night in which the clock changed', () => {
    const choices = SchoolChoices.parse({})
    expect(officeMinutesBetween(choices, moment('2027-10-29T16:00'), moment('2027-11-01T08:45'))).toBe(75)
    // Easter Monday follows the night of the spring change of 2027.
    expect(nextOfficeMoment(choices, moment('2027-03-26T16:30'))).toEqual(moment('2027-03-30T08:00'))
  })
})

const isBetween = (day: Temporal.PlainDate, from: Temporal.PlainDate, until: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(from, day) <= 0 && Temporal.PlainDate.compare(day, until) <= 0

describe('lesson hours, over the clock changes of 2027 and 2028', () => {
  it('stand on the wall clock as the bell schedule has them', () => {
    promise(anySchool, anyDay, (choices, day) => {
      const { timetable, hours } = lessonHoursOn(choices, day)
      expect(timetable).toBe(isSchoolDay(choices, day) ? 'regular' : 'none')
      for (const { from, until, startsAt, endsAt } of hours) {
        for (const [time, at] of [
          [from, startsAt],
          [until, endsAt],
        ] as const) {
          const wall = at.toZonedDateTimeISO(zone).toPlainDateTime()
          expect(wall.equals(day.toPlainDateTime(time))).toBe(true)
        }
        expect(startsAt.until(endsAt).total('minutes')).toBe(from.until(until).total('minutes'))
      }
    })
  })

  it('are the short ones on a day with the shortened timetable, numbered as always', () => {
    const choices = SchoolChoices.parse({ calendar: { shortenedDays: ['2027-11-02'] } })
    const { timetable, hours } = lessonHoursOn(choices, Temporal.PlainDate.from('2027-11-02'))
    expect(timetable).toBe('shortened')
    expect(hours[2]).toMatchObject({ hour: 3, startsAt: moment('2027-11-02T10:00') })
  })
})
