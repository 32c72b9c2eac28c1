import { Temporal } from 'temporal-polyfill'

/**
 * Easter Sunday of a year, by the anonymous Gregorian algorithm that Jean Meeus gives in
 * "Astronomical Algorithms" (1991), chapter 8. The letters are his.
 */
export const easterSunday = (year: number): Temporal.PlainDate => {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(n / 31), day: (n % 31) + 1 })
}

const fixed = (year: number, month: number, day: number): Temporal.PlainDate =>
  Temporal.PlainDate.from({ year, month, day })

/** King's Day is the 27th of April, and the 26th in a year in which that is a Sunday. */
const kingsDay = (year: number): Temporal.PlainDate => {
  const day = fixed(year, 4, 27)
  return day.dayOfWeek === 7 ? day.subtract({ days: 1 }) : day
}

const holidays = new Map<number, ReadonlySet<string>>()

const holidaysOf = (year: number): ReadonlySet<string> => {
  const known = holidays.get(year)
  if (known) return known
  const easter = easterSunday(year)
  const days = [
    fixed(year, 1, 1),
    easter,
    easter.add({ days: 1 }),
    kingsDay(year),
    fixed(year, 5, 5),
    easter.add({ days: 39 }),
    easter.add({ days: 49 }),
    easter.add({ days: 50 }),
    fixed(year, 12, 25),
    fixed(year, 12, 26),
  ]
  const made = new Set(days.map(String))
  holidays.set(year, made)
  return made
}

/**
 * Whether Dutch schools are closed for a public holiday: New Year, Easter, King's Day, Liberation Day, Ascension,
 * Whitsun, Christmas. Good Friday and the day after Ascension are each school's own choice, so they are not here.
 */
export const isPublicHoliday = (day: Temporal.PlainDate): boolean => holidaysOf(day.year).has(day.toString())
