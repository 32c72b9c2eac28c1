import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { ClassId } from '../../src/core/kernel/ids.ts'
import { SchoolChoices } from '../../src/core/school/school-choices.ts'
import { comingLessons, type OwnLesson } from '../../src/core/timetable/coming-lessons.ts'

const choices = SchoolChoices.parse({ calendar: { weekA: '2027-03-01', studyDays: ['2027-03-04'] } })

const lesson = (className: string, given: Partial<OwnLesson> = {}): OwnLesson => ({
  class: ClassId.parse(newId()),
  className,
  weekday: 'tuesday',
  hour: 3,
  week: null,
  subject: null,
  room: null,
  from: null,
  until: null,
  ...given,
})

const atSchool = (moment: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(moment).toZonedDateTime('Europe/Amsterdam').toInstant()

const coming = (lessons: readonly OwnLesson[], moment: string): readonly string[] =>
  comingLessons(choices, lessons, atSchool(moment)).map(({ className, day }) => `${className} ${day}`)

const [first, third, thirdInB] = [lesson('2B', { hour: 1 }), lesson('3A'), lesson('4C', { week: 'B' })]

it('the lessons of today that are not over come, in the order of their hours', () => {
  expect(coming([third, first], '2027-03-02T08:00')).toEqual(['2B 2027-03-02', '3A 2027-03-02'])
  expect(coming([third, first], '2027-03-02T10:00')).toEqual(['3A 2027-03-02'])
})

it('after the last one come those of the next day with lessons, past weekends, study days and vacations', () => {
  const thursday = lesson('1D', { weekday: 'thursday' })
  expect(coming([thursday], '2027-03-02T17:00')).toEqual(['1D 2027-03-11'])
  expect(coming([third], '2027-03-05T17:00')).toEqual(['3A 2027-03-09'])
})

it('a lesson of the other week does not come this week', () => {
  expect(coming([thirdInB], '2027-03-02T08:00')).toEqual(['4C 2027-03-09'])
})

it('a lesson that has not begun, or was given for the last time, does not come', () => {
  expect(coming([lesson('2B', { until: '2027-03-01' })], '2027-03-02T08:00')).toEqual([])
  expect(coming([lesson('2B', { from: '2027-03-16' })], '2027-03-02T08:00')).toEqual(['2B 2027-03-16'])
})
