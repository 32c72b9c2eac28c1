import { Temporal } from 'temporal-polyfill'
import type { SchoolChoices } from '../school/school-choices.ts'
import { isPublicHoliday } from './public-holidays.ts'
import { regionVacations } from './region-vacations.ts'
import { weekdayOf } from './weekday.ts'

/** What of the school's choices decides about time. */
export type SchoolTime = Pick<SchoolChoices, 'zone' | 'bells' | 'calendar' | 'officeHours'>

/** Why there are lessons on a day, or why not. */
export type KindOfDay = 'school-day' | 'study-day' | 'free-day' | 'weekend' | 'public-holiday' | 'vacation'

type Calendar = Pick<SchoolTime, 'calendar'>

/** The year in which the school year of a day begins. A school year runs from 1 August up to 31 July. */
export const schoolYearOf = (day: Temporal.PlainDate): number => (day.month >= 8 ? day.year : day.year - 1)

const holds = (days: readonly Temporal.PlainDate[], day: Temporal.PlainDate): boolean =>
  days.some((one) => one.equals(day))

/** Some days in a row, the first and the last included. */
export type Period = { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate }

/** Whether a day is one of a period. */
export const isWithin = (day: Temporal.PlainDate, { from, until }: Period): boolean =>
  Temporal.PlainDate.compare(from, day) <= 0 && Temporal.PlainDate.compare(day, until) <= 0

/** Whether the school has vacations of its own in a school year: those that begin in it. */
const hasOwnVacations = ({ calendar }: Calendar, year: number): boolean =>
  calendar.vacations.some(({ from }) => schoolYearOf(from) === year)

/**
 * Whether the vacations of a school year are known, from the school itself or from its region. Where they are not,
 * every weekday that is no public holiday counts as a school day.
 */
export const knowsVacations = (choices: Calendar, year: number): boolean =>
  hasOwnVacations(choices, year) || (choices.calendar.region !== undefined && year in regionVacations)

/**
 * The school's own vacations come in the place of the region's in the school years in which they begin. A summer
 * vacation belongs to the year that it ends, so both years around a day are looked at.
 */
const isVacation = (choices: Calendar, day: Temporal.PlainDate): boolean => {
  const { region, vacations } = choices.calendar
  if (vacations.some((vacation) => isWithin(day, vacation))) return true
  if (region === undefined) return false
  return [schoolYearOf(day) - 1, schoolYearOf(day)].some((year) => {
    if (hasOwnVacations(choices, year)) return false
    const date = day.toString()
    return regionVacations[year]?.[region].some(([from, until]) => from <= date && date <= until) ?? false
  })
}

/**
 * What a day is at this school. What the school says of that very day comes first: a study day in the last week of a
 * vacation is a study day, and a day that is said to be free is free whatever else it is.
 */
export const kindOfDay = (choices: Calendar, day: Temporal.PlainDate): KindOfDay => {
  if (holds(choices.calendar.freeDays, day)) return 'free-day'
  if (holds(choices.calendar.studyDays, day)) return 'study-day'
  if (weekdayOf(day) === undefined) return 'weekend'
  if (isPublicHoliday(day)) return 'public-holiday'
  return isVacation(choices, day) ? 'vacation' : 'school-day'
}

/** Whether there are lessons on a day. */
export const isSchoolDay = (choices: Calendar, day: Temporal.PlainDate): boolean =>
  kindOfDay(choices, day) === 'school-day'

/** Whether staff are at work on a day: on school days and on study days. */
export const isWorkDay = (choices: Calendar, day: Temporal.PlainDate): boolean => {
  const kind = kindOfDay(choices, day)
  return kind === 'school-day' || kind === 'study-day'
}

const mondayOf = (day: Temporal.PlainDate): Temporal.PlainDate => day.subtract({ days: day.dayOfWeek - 1 })

const isSchoolWeek = (choices: Calendar, monday: Temporal.PlainDate): boolean =>
  [0, 1, 2, 3, 4].some((days) => isSchoolDay(choices, monday.add({ days })))

/**
 * Whether a day falls in a week A or a week B, at a school that alternates. Only weeks with lessons count: the week
 * after a vacation has the other letter than the week before it, and a week without a single school day has none.
 */
export const weekLetter = (choices: Calendar, day: Temporal.PlainDate): 'A' | 'B' | undefined => {
  const { weekA } = choices.calendar
  if (!weekA || !isSchoolWeek(choices, mondayOf(day))) return undefined
  const [first, last] = [mondayOf(weekA), mondayOf(day)].toSorted(Temporal.PlainDate.compare)
  let weeks = 0
  for (let monday = first; monday && last && !monday.equals(last); monday = monday.add({ weeks: 1 })) {
    if (isSchoolWeek(choices, monday)) weeks += 1
  }
  return weeks % 2 === 0 ? 'A' : 'B'
}
