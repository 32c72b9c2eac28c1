import { z } from 'zod'

/** The files of OneRoster 1.2 that are read, in the order in which they lean on each other. */
export const RosterFile = z.enum([
  'academicSessions',
  'orgs',
  'courses',
  'users',
  'userProfiles',
  'roles',
  'classes',
  'enrollments',
])
export type RosterFile = z.infer<typeof RosterFile>

const Id = z.string().min(1).max(255)
const Name = z.string().min(1).max(100)

/** A day such as 2027-08-23. */
export const Day = z.iso.date()
const period = { begin: Day.optional(), end: Day.optional() }

/** What is kept of each file: the columns that the school's people, pupils and classes are made of, and no more. */
export const rosterRows = {
  academicSessions: z.strictObject({ begin: Day, end: Day }),
  orgs: z.strictObject({}),
  courses: z.strictObject({ subject: Name.optional() }),
  users: z.union([
    z.strictObject({
      enabled: z.boolean(),
      givenName: Name,
      nickname: Name.optional(),
      familyName: Name,
      number: z.string().min(1).max(255),
      email: z.string().max(254).optional(),
    }),
    // Of a parent or another relative only that they are in the roster.
    z.strictObject({ kin: z.literal(true) }),
  ]),
  userProfiles: z.strictObject({ user: Id }),
  roles: z.strictObject({ user: Id, as: z.enum(['student', 'teacher', 'staff', 'kin']), ...period }),
  classes: z.strictObject({
    name: Name,
    kind: z.enum(['homeroom', 'scheduled']),
    subject: Name.optional(),
    course: Id.optional(),
    terms: z.array(Id).max(100),
  }),
  enrollments: z.strictObject({
    class: Id,
    user: Id,
    as: z.enum(['student', 'teacher', 'other']),
    /** Of several teachers of a class, the one who comes first. */
    first: z.literal(true).optional(),
    ...period,
  }),
} as const satisfies Record<RosterFile, z.ZodType>

/** What is kept of one row of each file. */
export type RosterRows = { readonly [F in RosterFile]: z.infer<(typeof rosterRows)[F]> }

/** A whole roster: of each file the rows by their sourcedId. */
export type Roster = { readonly [F in RosterFile]: ReadonlyMap<string, RosterRows[F]> }

/** A whole roster that is being put together. */
export type RosterInTheMaking = { readonly [F in RosterFile]: Map<string, RosterRows[F]> }

/** A roster without a row. */
export const emptyRoster = (): RosterInTheMaking => ({
  academicSessions: new Map(),
  orgs: new Map(),
  courses: new Map(),
  users: new Map(),
  userProfiles: new Map(),
  roles: new Map(),
  classes: new Map(),
  enrollments: new Map(),
})

const changeOf = <F extends RosterFile>(file: F) =>
  z.strictObject({ file: z.literal(file), id: Id, data: rosterRows[file].nullable() })

/** One row of a roster that comes, changes, or (without data) goes. */
export const RosterChange = z.discriminatedUnion('file', [
  changeOf('academicSessions'),
  changeOf('orgs'),
  changeOf('courses'),
  changeOf('users'),
  changeOf('userProfiles'),
  changeOf('roles'),
  changeOf('classes'),
  changeOf('enrollments'),
])
export type RosterChange = z.infer<typeof RosterChange>
