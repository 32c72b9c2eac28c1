import { Temporal } from 'temporal-polyfill'

/** A calendar day as the database takes it: a date has no hour, so any zone will do. */
export const dateOfDay = (day: Temporal.PlainDate): Date => new Date(`${day.toString()}T00:00:00Z`)

/** A calendar day as the core takes it. */
export const dayOf = (date: Date): Temporal.PlainDate =>
  Temporal.PlainDate.from(date.toISOString().slice(0, 10))
