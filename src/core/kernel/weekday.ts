import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

/** A day on which a school may be open. */
export const Weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday'])
export type Weekday = z.infer<typeof Weekday>

/** The weekday of a calendar day; none on Saturday and Sunday. */
export const weekdayOf = (day: Temporal.PlainDate): Weekday | undefined => Weekday.options[day.dayOfWeek - 1]
