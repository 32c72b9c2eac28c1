import { Temporal } from 'temporal-polyfill'
import { Weekday } from '../kernel/weekday.ts'
import type { TimetableMapping } from './mapping.ts'

const spoken: readonly (readonly string[])[] = [
  ['monday', 'mon', 'maandag', 'ma', '1'],
  ['tuesday', 'tue', 'dinsdag', 'di', '2'],
  ['wednesday', 'wed', 'woensdag', 'wo', '3'],
  ['thursday', 'thu', 'donderdag', 'do', '4'],
  ['friday', 'fri', 'vrijdag', 'vr', '5'],
]

const own = <T>(map: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(map, word) ? map[word] : undefined

/** The weekday that a word means. */
export const weekdayIn = (word: string, { weekdays }: TimetableMapping): Weekday | undefined =>
  own(weekdays, word) ?? Weekday.options[spoken.findIndex((names) => names.includes(word.toLowerCase()))]

const hourIn = (word: string, { hours }: TimetableMapping): number | undefined => {
  const mapped = own(hours, word)
  if (mapped !== undefined) return mapped
  const [, number] = /^u?(\d{1,2})$/i.exec(word) ?? []
  return number === undefined ? undefined : Number(number)
}

/** The lesson hours that a word means: one, or a block such as 3-4. */
export const hoursIn = (word: string, mapping: TimetableMapping): readonly number[] | undefined => {
  const one = hourIn(word, mapping)
  if (one !== undefined) return [one]
  const [, first, last] = /^(\S+?)\s*[-–]\s*(\S+)$/.exec(word) ?? []
  const from = first && hourIn(first, mapping)
  const until = last && hourIn(last, mapping)
  if (!from || !until || from >= until) return undefined
  return Array.from({ length: until - from + 1 }, (_, at) => from + at)
}

/** The week that a word means; null for every week. */
export const weekIn = (word: string, { weeks }: TimetableMapping): 'A' | 'B' | null | undefined => {
  if (word === '') return null
  const mapped = own(weeks, word)
  if (mapped !== undefined) return mapped === 'every' ? null : mapped
  const letter = word.toUpperCase()
  return letter === 'A' || letter === 'B' ? letter : undefined
}

/** The day that a word means, as it is kept. */
export const dayIn = (word: string, { days }: TimetableMapping): string | undefined => {
  const [, a = '', b = '', c = ''] = /^(\d{1,4})[-/](\d{1,2})[-/](\d{1,4})$/.exec(word) ?? []
  const [year, month, day] = days === 'year-month-day' ? [a, b, c] : [c, b, a]
  if (year?.length !== 4) return undefined
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    ).toString()
  } catch {
    return undefined
  }
}
