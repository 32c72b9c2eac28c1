import type { Temporal } from 'temporal-polyfill'
import type { Locale } from '../text/locale.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

const format = (locale: Locale, zone: string): Intl.DateTimeFormat => {
  const key = `${locale} ${zone}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale === 'nl' ? 'nl-NL' : 'en-GB', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  formats.set(key, made)
  return made
}

/** A moment as the school's wall clock shows it, such as "di 24 nov, 10:15". */
export const momentInWords = (at: Temporal.Instant, zone: string, locale: Locale): string =>
  format(locale, zone).format(at.epochMilliseconds)

const dayFormats = new Map<Locale, Intl.DateTimeFormat>()

/** A calendar day in words, such as "vrijdag 27 november". */
export const dayInWords = (day: Temporal.PlainDate, locale: Locale): string => {
  const format =
    dayFormats.get(locale) ??
    new Intl.DateTimeFormat(locale === 'nl' ? 'nl-NL' : 'en-GB', {
      timeZone: 'UTC',
      weekday: 'long',
      day: 'numeric',
      month: 'long',
    })
  dayFormats.set(locale, format)
  return format.format(day.toZonedDateTime('UTC').epochMilliseconds)
}

/** The day that was asked for last in each zone, with the milliseconds between which it lies. */
const lastDays = new Map<
  string,
  { readonly day: Temporal.PlainDate; readonly from: number; readonly until: number }
>()

/** The school's calendar day on which a moment falls. */
export const schoolDay = (at: Temporal.Instant, zone: string): Temporal.PlainDate => {
  const last = lastDays.get(zone)
  const moment = at.epochMilliseconds
  if (last && last.from <= moment && moment < last.until) return last.day
  const day = at.toZonedDateTimeISO(zone).toPlainDate()
  const startOf = (one: Temporal.PlainDate): number => one.toZonedDateTime(zone).epochMilliseconds
  lastDays.set(zone, { day, from: startOf(day), until: startOf(day.add({ days: 1 })) })
  return day
}

const dateFormats: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  nl: new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }),
}

/** A date in words, such as "24 november 2026". */
export const dateInWords = (day: Temporal.PlainDate, locale: Locale): string =>
  dateFormats[locale].format(Date.UTC(day.year, day.month - 1, day.day))
