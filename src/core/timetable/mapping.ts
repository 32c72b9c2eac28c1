import { z } from 'zod'
import { Weekday } from '../kernel/weekday.ts'

/** The columns of a timetable by their own names. */
export const timetableColumns = [
  'class',
  'teacher',
  'weekday',
  'hour',
  'week',
  'subject',
  'room',
  'from',
  'until',
] as const
export type TimetableColumn = (typeof timetableColumns)[number]

/** Without these columns a file is no timetable. */
export const neededColumns: readonly TimetableColumn[] = ['class', 'teacher', 'weekday', 'hour']

const Name = z.string().trim().min(1).max(100)

/** How another program's timetable is to be read: what its columns are called, and what its words mean. */
export const TimetableMapping = z.strictObject({
  /** What a column is called in the file; its own name when left out. */
  columns: z.partialRecord(z.enum(timetableColumns), Name).prefault({}),
  /** What a class is called in the file, and what the roster calls it. */
  classes: z.record(Name, Name).prefault({}),
  /** A teacher's code in the file, with their e-mail address or the id that the roster has. */
  teachers: z.record(Name, Name).prefault({}),
  weekdays: z.record(Name, Weekday).prefault({}),
  hours: z.record(Name, z.int().min(1).max(20)).prefault({}),
  weeks: z.record(Name, z.enum(['A', 'B', 'every'])).prefault({}),
  /** What stands between several classes, or several teachers, in one field; nothing stands for one alone. */
  between: z.string().min(1).max(3).optional(),
  /** How days are written. */
  days: z.enum(['year-month-day', 'day-month-year']).prefault('year-month-day'),
})
export type TimetableMapping = z.output<typeof TimetableMapping>

/** The mapping of a file in our own form. */
export const ownForm: TimetableMapping = TimetableMapping.parse({})
