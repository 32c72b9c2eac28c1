import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

const months: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mrt: 3,
  mar: 3,
  maa: 3,
  apr: 4,
  mei: 5,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  okt: 10,
  oct: 10,
  nov: 11,
  dec: 12,
}

const partsOf = (typed: string): readonly [year: string, month: string, day: string] | undefined => {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed)
  if (iso) return [iso[1] ?? '', iso[2] ?? '', iso[3] ?? '']
  const written = /^(\d{1,2})[-/. ]+(\d{1,2}|[a-z]{3,9})\.?[-/. ]+(\d{4})$/i.exec(typed)
  if (!written) return undefined
  const [, day = '', month = '', year = ''] = written
  return [year, month, day]
}

/** A calendar day as people type it, such as 24-11-2026, 24 november 2026 or 2026-11-24; nothing when it is none. */
export const typedDay = (typed: string): Temporal.PlainDate | undefined => {
  const parts = partsOf(typed.trim())
  if (!parts) return undefined
  const [year, month, day] = parts
  const number = /^\d/.test(month) ? Number(month) : months[month.toLowerCase().slice(0, 3)]
  if (number === undefined) return undefined
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: number, day: Number(day) },
      { overflow: 'reject' },
    )
  } catch {
    return undefined
  }
}

/** A day as it stands in a form. */
export const dayAsTyped = (day: Temporal.PlainDate): string =>
  `${String(day.day).padStart(2, '0')}-${String(day.month).padStart(2, '0')}-${day.year}`

/** A day as it is kept in words. */
export const KeptDay = z.iso.date().transform((day) => Temporal.PlainDate.from(day))
