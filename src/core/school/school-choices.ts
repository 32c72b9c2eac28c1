import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { Role } from '../people/person.ts'
import { Locale } from '../text/locale.ts'

/** A calendar day such as 2027-03-28, on the school's own calendar. */
const Day = z.iso.date({ abort: true }).transform((day) => Temporal.PlainDate.from(day))

/** A moment on the school's own clock, such as 08:30. */
const ClockTime = z.iso
  .time({ precision: -1, abort: true })
  .transform((time) => Temporal.PlainTime.from(time))

const Email = z
  .email()
  .max(254)
  .transform((email) => email.toLowerCase())

const Period = z
  .strictObject({ name: z.string().trim().min(1).max(60).optional(), from: Day, until: Day })
  .refine(({ from, until }) => Temporal.PlainDate.compare(from, until) <= 0, {
    message: 'until comes before from',
  })

/** One lesson hour of a bell schedule. The number is what people call it: the third hour is 3. */
const Bell = z
  .strictObject({ hour: z.int().min(1).max(20), from: ClockTime, until: ClockTime })
  .refine(({ from, until }) => Temporal.PlainTime.compare(from, until) < 0, {
    message: 'until must come after from',
  })

/** Lesson hours in the order of the day, without overlap. */
const Bells = z.array(Bell).refine(
  (bells) =>
    bells.every((bell, at) => {
      const before = bells[at - 1]
      return !before || (before.hour < bell.hour && Temporal.PlainTime.compare(before.until, bell.from) <= 0)
    }),
  { message: 'the hours must follow each other without overlap' },
)

const bells = (...times: readonly [string, string][]) =>
  times.map(([from, until], at) => ({ hour: at + 1, from, until }))

/** Nine hours of fifty minutes, as many schools have them. */
const usualBells = bells(
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
const shortenedBells = bells(
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

const OfficeDay = z
  .strictObject({ from: ClockTime, until: ClockTime })
  .refine(({ from, until }) => Temporal.PlainTime.compare(from, until) < 0, {
    message: 'until must come after from',
  })

/** Nobody is knocked outside these hours, unless it is about safety. Left out: closed on that day. */
const OfficeHours = z.strictObject({
  monday: OfficeDay.optional(),
  tuesday: OfficeDay.optional(),
  wednesday: OfficeDay.optional(),
  thursday: OfficeDay.optional(),
  friday: OfficeDay.optional(),
})

const day = { from: '08:00', until: '16:30' } as const

/** How long a question may wait, and when it is asked whether the answer helped. */
const Waiting = z.strictObject({
  /** Minutes of office hours before the support workers are knocked again. */
  knockAgainAfter: z.int().min(5).max(10_000).prefault(120),
  /** Minutes of office hours before the coordinator is knocked. */
  coordinatorAfter: z.int().min(5).max(10_000).prefault(240),
  /** Days after the answer before the asker is asked whether it helped. */
  helpedAfterDays: z.int().min(1).max(60).prefault(14),
})

const Calendar = z.strictObject({
  /** The region of the government's school holidays. */
  region: z.enum(['noord', 'midden', 'zuid']).optional(),
  /** The school's own vacations; they come in the place of the region's in the school years that they touch. */
  vacations: z.array(Period).prefault([]),
  /** Days on which pupils have no lessons and staff do work. */
  studyDays: z.array(Day).prefault([]),
  /** Days on which nobody is at school, beside the public holidays. */
  freeDays: z.array(Day).prefault([]),
  /** Days with the shortened timetable. */
  shortenedDays: z.array(Day).prefault([]),
  /** A Monday of a week A, for a school with alternating weeks. */
  weekA: Day.optional(),
})

/** How long something is kept. The school's privacy officer decides. */
const Retention = z.strictObject({
  /** Years after leaving school for what belongs to a pupil's support. */
  supportYears: z.int().min(0).max(10).prefault(2),
  /** Advice requests and look backs go at the end of the school year. */
  adviceUntilEndOfSchoolYear: z.boolean().prefault(true),
})

/** The school's own choices, as `school.yaml` has them. Every key may be left out. */
export const SchoolChoices = z.strictObject({
  /** By this the school is known to this bot; it never changes. */
  key: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .prefault('school'),
  name: z.string().trim().min(1).max(100).prefault('Onze school'),
  zone: z
    .string()
    .refine((zone) => isZone(zone), { message: 'is no time zone such as Europe/Amsterdam' })
    .prefault('Europe/Amsterdam'),
  language: Locale.prefault('nl'),
  /** The chat workspaces that are this school's; nobody comes in from another. */
  workspaces: z
    .strictObject({
      slack: z.array(z.string().regex(/^[TE][A-Z0-9]{2,}$/)).prefault([]),
      teams: z.array(z.uuid()).prefault([]),
    })
    .prefault({}),
  /** Roles that the roster does not know, by e-mail address. */
  roles: z.partialRecord(Role, z.array(Email)).prefault({}),
  /** Mentors by class, where the roster has none. */
  mentors: z.record(z.string().min(1).max(40), Email).prefault({}),
  /** Topics for advice requests; the usual ones when left out. */
  topics: z.array(z.string().trim().min(1).max(70)).max(50).prefault([]),
  bells: z
    .strictObject({ regular: Bells.prefault(usualBells), shortened: Bells.prefault(shortenedBells) })
    .prefault({}),
  calendar: Calendar.prefault({}),
  officeHours: OfficeHours.prefault({
    monday: day,
    tuesday: day,
    wednesday: day,
    thursday: day,
    friday: day,
  }),
  waiting: Waiting.prefault({}),
  /** Whom staff turn to with questions about this bot. */
  contact: z.string().trim().max(200).optional(),
  /** Where to call when somebody is not safe. */
  emergencyPhone: z
    .string()
    .regex(/^[+0-9][0-9 ()-]{1,24}$/)
    .prefault('112'),
  privacy: z.string().trim().max(2000).optional(),
  complaints: z.string().trim().max(2000).optional(),
  retention: Retention.prefault({}),
})
export type SchoolChoices = z.output<typeof SchoolChoices>

const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('nl', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
