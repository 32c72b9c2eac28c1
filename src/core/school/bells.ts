import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

/** A moment on the school's own clock, such as 08:30. */
export const ClockTime = z.iso
  .time({ precision: -1, abort: true, error: 'must be a time such as "08:30"' })
  .transform((time) => Temporal.PlainTime.from(time))

/** From a time until a later one on the same day. */
export const isInOrder = ({
  from,
  until,
}: {
  readonly from: Temporal.PlainTime
  readonly until: Temporal.PlainTime
}): boolean => Temporal.PlainTime.compare(from, until) < 0

/** One lesson hour of a bell schedule. The number is what people call it: the third hour is 3. */
const Bell = z
  .strictObject({ hour: z.int().min(1).max(20), from: ClockTime, until: ClockTime })
  .refine(isInOrder, { message: 'must end after it begins' })

/** Lesson hours in the order of the day, without overlap. */
export const Bells = z
  .array(Bell)
  .min(1)
  .superRefine((bells, context) => {
    for (const [at, bell] of bells.entries()) {
      const before = bells[at - 1]
      if (!before) continue
      if (before.hour >= bell.hour || Temporal.PlainTime.compare(before.until, bell.from) > 0)
        context.addIssue({
          code: 'custom',
          path: [at],
          message: 'must come after the lesson hour before it, in number and in time',
        })
    }
  })

const bells = (...times: readonly (readonly [string, string])[]) =>
  times.map(([from, until], at) => ({ hour: at + 1, from, until }))

/** Nine hours of fifty minutes, as many schools have them. */
export const usualBells = bells(
  ['08:30', '09:20'],
  ['09:20', '10:10'],
  ['10:30', '11:20'],
  ['11:20', '12:10'],
  ['12:40', '13:30'],
  ['13:30', '14:20'],
  ['14:35', '15:25'],
  ['15:25', '16:15'],
  ['16:15', '17:05'],
)

/** The same hours, thirty-five minutes each, on days with a shortened timetable. */
export const shortenedBells = bells(
  ['08:30', '09:05'],
  ['09:05', '09:40'],
  ['10:00', '10:35'],
  ['10:35', '11:10'],
  ['11:30', '12:05'],
  ['12:05', '12:40'],
  ['12:50', '13:25'],
  ['13:25', '14:00'],
  ['14:00', '14:35'],
)
