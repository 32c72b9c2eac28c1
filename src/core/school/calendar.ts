import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { ClockTime, isInOrder } from './bells.ts'

/** A calendar day such as 2027-03-28, on the school's own calendar. */
const Day = z.iso
  .date({ abort: true, error: 'must be a day such as 2027-10-16' })
  .transform((day) => Temporal.PlainDate.from(day))

const Period = z
  .strictObject({ name: z.string().trim().min(1).max(60).optional(), from: Day, until: Day })
  .refine(({ from, until }) => Temporal.PlainDate.compare(from, until) <= 0, {
    message: 'must not end before it begins',
  })

/** Which days are school days, and what stands out among them. */
export const Calendar = z.strictObject({
  region: z
    .enum(['noord', 'midden', 'zuid'])
    .optional()
    .meta({
      description: "The region of the government's school vacations: noord, midden or zuid.",
      examples: ['noord'],
    }),
  vacations: z
    .array(Period)
    .prefault([])
    .meta({
      description:
        "The school's own vacations, first and last day included. In a school year in which one of these begins, they come in the place of all the region's. Without a region or a vacation of your own, a school year has none.",
      examples: [
        [
          { name: 'herfstvakantie', from: '2026-10-10', until: '2026-10-18' },
          { name: 'kerstvakantie', from: '2026-12-19', until: '2027-01-03' },
        ],
      ],
    }),
  studyDays: z
    .array(Day)
    .prefault([])
    .meta({
      description: 'Days on which pupils have no lessons and staff do work, in a vacation too.',
      examples: [['2027-02-02']],
    }),
  freeDays: z
    .array(Day)
    .prefault([])
    .meta({
      description:
        'Days on which nobody is at school, beside weekends and public holidays. Good Friday and the day after Ascension are your own choice.',
      examples: [['2027-03-26', '2027-05-07']],
    }),
  shortenedDays: z
    .array(Day)
    .prefault([])
    .meta({ description: 'Days with the shortened bell schedule.', examples: [['2027-01-26']] }),
  weekA: Day.optional().meta({
    description:
      'Any day of a week A, at a school with alternating weeks. Weeks without lessons do not count: after a vacation the other letter follows.',
    examples: ['2027-01-11'],
  }),
})

const OfficeDay = z
  .strictObject({ from: ClockTime, until: ClockTime })
  .refine(isInOrder, { message: 'must end after it begins' })

/** When somebody may be knocked, unless it is about safety. A weekday that is left out is closed. */
export const OfficeHours = z
  .strictObject({
    monday: OfficeDay.optional(),
    tuesday: OfficeDay.optional(),
    wednesday: OfficeDay.optional(),
    thursday: OfficeDay.optional(),
    friday: OfficeDay.optional(),
  })
  .refine((days) => Object.values(days).some((hours) => hours !== undefined), {
    message: 'must have at least one weekday',
  })

const wholeDay = { from: '08:00', until: '16:30' } as const

/** Every weekday from eight to half past four. */
export const usualOfficeHours = {
  monday: wholeDay,
  tuesday: wholeDay,
  wednesday: wholeDay,
  thursday: wholeDay,
  friday: wholeDay,
}
