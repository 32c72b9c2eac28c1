import { dutchName } from './dutch-name.ts'
import type { RosterFile, RosterRows } from './roster.ts'

type Cells = Readonly<Record<string, string>>

/** A cell, or nothing when the column is not there or has nothing in it. */
const filled = (cell: string | undefined): string | undefined => cell || undefined

const listed = (cell: string | undefined): readonly string[] =>
  (cell ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)

/** An optional property that is left out when there is nothing to say. */
const maybe = <K extends string, V>(key: K, value: V | undefined): { readonly [k in K]?: V } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [k in K]?: V })

const period = ({ beginDate, endDate }: Cells) => ({
  ...maybe('begin', filled(beginDate)),
  ...maybe('end', filled(endDate)),
})

const taskOf = (role: string): RosterRows['roles']['as'] => {
  switch (role) {
    case 'student':
      return 'student'
    case 'teacher':
      return 'teacher'
    case 'guardian':
    case 'parent':
    case 'relative':
      return 'kin'
    default:
      return 'staff'
  }
}

const enrolmentAs = (role: string): RosterRows['enrollments']['as'] =>
  role === 'student' || role === 'teacher' ? role : 'other'

const subjectOf = (subjects: string | undefined): string | undefined => listed(subjects)[0]?.slice(0, 100)

/** Makes of the cells of a row what is kept of it; the cells have been checked. */
export const rowOf: { readonly [F in RosterFile]: (cells: Cells) => RosterRows[F] } = {
  academicSessions: ({ startDate = '', endDate = '' }) => ({ begin: startDate, end: endDate }),
  orgs: () => ({}),
  courses: ({ subjects, title = '' }) => maybe('subject', subjectOf(subjects) ?? title.slice(0, 100)),
  users: (cells) => {
    const { givenName: given = '', middleName: middle = '', familyName: family = '' } = cells
    const { givenName, familyName } = dutchName({ given, middle, family })
    const nickname = filled(cells.preferredGivenName)
    return {
      enabled: cells.enabledUser === 'true',
      givenName,
      ...maybe('nickname', nickname === givenName ? undefined : nickname),
      familyName: familyName.slice(0, 100),
      number: filled(cells.identifier) ?? cells.username ?? '',
      ...maybe('email', filled(cells.email)?.toLowerCase()),
    }
  },
  userProfiles: ({ userSourcedId = '' }) => ({ user: userSourcedId }),
  roles: ({ userSourcedId = '', role = '', ...cells }) => ({
    user: userSourcedId,
    as: taskOf(role),
    ...period(cells),
  }),
  classes: ({ title = '', classCode, classType, subjects, courseSourcedId, termSourcedIds }) => ({
    name: filled(classCode) ?? title,
    kind: classType === 'homeroom' ? 'homeroom' : 'scheduled',
    ...maybe('subject', subjectOf(subjects)),
    ...maybe('course', filled(courseSourcedId)),
    terms: [...listed(termSourcedIds)],
  }),
  enrollments: ({ classSourcedId = '', userSourcedId = '', role = '', primary, ...cells }) => ({
    class: classSourcedId,
    user: userSourcedId,
    as: enrolmentAs(role),
    ...(primary?.toLowerCase() === 'true' ? { first: true as const } : {}),
    ...period(cells),
  }),
}
