import { z } from 'zod'
import { Lesson, TimetableNames } from './lesson.ts'
import { Replaced } from './timetable-store.ts'

/** So many lessons go in one message. */
export const chunkSize = 500

/** What the command line asks for. */
export const TimetableOrder = z.strictObject({ school: z.string().max(40).optional(), dryRun: z.boolean() })

/** Whether the bot can take a timetable now, and what that can name. */
export const TimetableOpening = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('refused'), why: z.enum(['none', 'several']) }),
  z.strictObject({ is: z.literal('open'), names: TimetableNames }),
])
export type TimetableOpening = z.infer<typeof TimetableOpening>

/** Some of the lessons; or that this was all; or that there is nothing to be had from this file. */
export const TimetableStep = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('lessons'), lessons: z.array(Lesson).max(chunkSize) }),
  z.strictObject({ is: z.literal('all') }),
  z.strictObject({ is: z.literal('leave') }),
])
export type TimetableStep = z.infer<typeof TimetableStep>

/** What became of it. */
export const TimetableEnd = Replaced
