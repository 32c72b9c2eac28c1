import type { Temporal } from 'temporal-polyfill'
import type { Locale } from '../../../core/text/locale.ts'

/** The hour and the minute of a moment on the school's wall clock, such as 10:15. */
export const timeOf = (at: Temporal.Instant, zone: string, locale: Locale): string =>
  at
    .toZonedDateTimeISO(zone)
    .toLocaleString(locale === 'nl' ? 'nl-NL' : 'en-GB', { hour: '2-digit', minute: '2-digit' })

/** The day of a moment in words, such as dinsdag 24 november. */
export const dayOf = (at: Temporal.Instant, zone: string, locale: Locale): string =>
  at
    .toZonedDateTimeISO(zone)
    .toLocaleString(locale === 'nl' ? 'nl-NL' : 'en-GB', { weekday: 'long', day: 'numeric', month: 'long' })

/** A moment as a field for dates and times takes it, such as 2026-11-24T10:15. */
export const fieldOf = (at: Temporal.Instant, zone: string): string =>
  at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' })
