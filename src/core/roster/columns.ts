import { z } from 'zod'
import { holdsBsn } from '../text/bsn.ts'
import type { FaultKind } from './fault.ts'
import type { RosterFile } from './roster.ts'

/** What is wrong with what stands in a cell, if anything. */
type Complaint = { readonly kind: FaultKind; readonly hint?: string } | undefined

/** A column that is read: whether it must be there and be filled in, what may stand in it, and what it refers to. */
export type Column = {
  readonly required: boolean
  readonly check: (cell: string) => Complaint
  /** Its cells name rows of this file; several are separated by commas. */
  readonly refersTo?: RosterFile
}

const unprintable = /\p{Cc}/u

const within =
  (most: number) =>
  (cell: string): Complaint => {
    if (cell.length > most) return { kind: 'too-long', hint: String(most) }
    return unprintable.test(cell) ? { kind: 'control-sign' } : undefined
  }

const plainText =
  (most: number) =>
  (cell: string): Complaint =>
    holdsBsn(cell) ? { kind: 'bsn' } : within(most)(cell)

// An id is often a long row of digits and hyphens, in which nine digits say nothing; an id that is nine digits does.
const isNineDigits = /^\D*\d{9}\D*$/
const idText = (cell: string): Complaint =>
  isNineDigits.test(cell) && holdsBsn(cell) ? { kind: 'bsn' } : within(255)(cell)

const matching =
  (schema: z.ZodType, kind: FaultKind) =>
  (cell: string): Complaint =>
    holdsBsn(cell) ? { kind: 'bsn' } : schema.safeParse(cell).success ? undefined : { kind }

const oneOf =
  (choices: readonly string[]) =>
  (cell: string): Complaint =>
    holdsBsn(cell)
      ? { kind: 'bsn' }
      : choices.includes(cell)
        ? undefined
        : { kind: 'no-choice', hint: choices.join(', ') }

const required = (check: Column['check']): Column => ({ required: true, check })
const optional = (check: Column['check']): Column => ({ required: false, check })
const reference = (refersTo: RosterFile, need: 'required' | 'optional'): Column => ({
  required: need === 'required',
  refersTo,
  check: (cell) =>
    cell
      .split(',')
      .map((id) => idText(id.trim()))
      .find(Boolean),
})

const day = matching(z.iso.date(), 'no-day')
const flag = oneOf(['true', 'false'])
const name = plainText(100)
const text = plainText(255)

/** The columns that every file has. In a bulk file status and dateLastModified may be left empty. */
const always = {
  sourcedId: required(idText),
  status: optional(oneOf(['active', 'tobedeleted'])),
  dateLastModified: optional(
    matching(z.union([z.iso.datetime({ offset: true, local: true }), z.iso.date()]), 'no-moment'),
  ),
}

/** The roles of OneRoster 1.2. */
export const oneRosterRoles = [
  ...['aide', 'counselor', 'districtAdministrator', 'guardian', 'parent', 'principal', 'proctor', 'relative'],
  ...['siteAdministrator', 'student', 'systemAdministrator', 'teacher'],
] as const

/** Every column that is read of each file. Others are ignored. Some are only looked at because a BSN may hide there. */
export const columnsOf: Readonly<Record<RosterFile, Readonly<Record<string, Column>>>> = {
  academicSessions: {
    ...always,
    title: required(text),
    type: required(oneOf(['gradingPeriod', 'semester', 'schoolYear', 'term'])),
    startDate: required(day),
    endDate: required(day),
    parentSourcedId: reference('academicSessions', 'optional'),
  },
  orgs: {
    ...always,
    name: required(text),
    type: required(oneOf(['department', 'school', 'district', 'local', 'state', 'national'])),
    identifier: optional(text),
    parentSourcedId: reference('orgs', 'optional'),
  },
  courses: {
    ...always,
    title: required(text),
    subjects: optional(text),
    schoolYearSourcedId: reference('academicSessions', 'optional'),
    orgSourcedId: reference('orgs', 'required'),
  },
  users: {
    ...always,
    enabledUser: required(flag),
    username: required(text),
    userIds: optional(text),
    givenName: required(name),
    familyName: required(name),
    middleName: optional(name),
    identifier: optional(text),
    email: optional(matching(z.email().max(254), 'no-email')),
    userMasterIdentifier: optional(text),
    preferredGivenName: optional(name),
    primaryOrgSourcedId: reference('orgs', 'optional'),
  },
  userProfiles: {
    ...always,
    userSourcedId: reference('users', 'required'),
    username: optional(text),
  },
  roles: {
    ...always,
    userSourcedId: reference('users', 'required'),
    roleType: required(oneOf(['primary', 'secondary'])),
    role: required(oneOf(oneRosterRoles)),
    beginDate: optional(day),
    endDate: optional(day),
    orgSourcedId: reference('orgs', 'required'),
    userProfileSourcedId: reference('userProfiles', 'optional'),
  },
  classes: {
    ...always,
    title: required(name),
    classCode: optional(name),
    classType: required(oneOf(['homeroom', 'scheduled'])),
    subjects: optional(text),
    courseSourcedId: reference('courses', 'required'),
    schoolSourcedId: reference('orgs', 'required'),
    termSourcedIds: reference('academicSessions', 'required'),
  },
  enrollments: {
    ...always,
    classSourcedId: reference('classes', 'required'),
    schoolSourcedId: reference('orgs', 'required'),
    userSourcedId: reference('users', 'required'),
    role: required(oneOf(['administrator', 'proctor', 'student', 'teacher'])),
    primary: optional(flag),
    beginDate: optional(day),
    endDate: optional(day),
  },
}
