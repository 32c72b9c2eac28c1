import { z } from 'zod'
import { ClassId, PersonId } from '../kernel/ids.ts'
import { Weekday } from '../kernel/weekday.ts'

const Words = z.string().min(1).max(60)

/** One lesson of the weekly timetable. What it does not have is null, so that it can be sent along as it is. */
export const Lesson = z.strictObject({
  class: ClassId,
  /** Who teaches it; nobody yet when null. */
  person: PersonId.nullable(),
  weekday: Weekday,
  hour: z.int().min(1).max(20),
  /** In every week when null. */
  week: z.enum(['A', 'B']).nullable(),
  subject: Words.nullable(),
  room: Words.nullable(),
  /** First and last day; the whole school year when null. */
  from: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
})
export type Lesson = z.infer<typeof Lesson>

/** What a timetable can name: the classes and the people of now, and the hours of the bell schedule. */
export const TimetableNames = z.strictObject({
  classes: z.array(z.strictObject({ id: ClassId, name: z.string(), sourcedId: z.string().nullable() })),
  people: z.array(
    z.strictObject({ id: PersonId, email: z.string().nullable(), sourcedId: z.string().nullable() }),
  ),
  hours: z.array(z.int()),
})
export type TimetableNames = z.infer<typeof TimetableNames>
