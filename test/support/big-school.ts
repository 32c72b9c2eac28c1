import { row, type Sheets, smallSchool } from './roster-files.ts'

/** How large a school is. */
export type Size = { readonly students: number; readonly staff: number; readonly enrolments: number }

const given = ['Sanne', 'Daan', 'Fatima', 'Luuk', 'Noor', 'Youssef', 'Lotte', 'Sem', 'Zeynep', 'Thijs', 'Eva']
const middle = ['', '', 'van', 'de', 'van den', 'el', '', 'van der', '', 'ter', '', '', '']
const family = [
  'Berg',
  'Vries',
  'Amrani',
  'Bakker',
  'Yılmaz',
  'Smit',
  'Meer',
  'Horst',
  'Kuipers',
  'Maas',
  'Dijk',
]
const subjects = ['Nederlands', 'Engels', 'wiskunde', 'biologie', 'geschiedenis', 'aardrijkskunde', 'gym']

const named = (id: string, at: number, more: Readonly<Record<string, string>> = {}) =>
  row.user(
    id,
    given[at % given.length] ?? '',
    middle[at % middle.length] ?? '',
    `${family[at % family.length]}${at}`,
    more,
  )

/** A school of any size, always the same one. Every pupil has a class of their own and sits in groups beside it. */
export const bigSchool = ({ students, staff, enrolments }: Size): Sheets => {
  const homerooms = Math.max(1, Math.ceil(students / 28))
  const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at)
  const homeroom = (at: number): string => `${1 + (at % 6)}${String.fromCharCode(65 + Math.floor(at / 6))}`
  const groups = numbers(homerooms).flatMap((at) => subjects.map((_, which) => `${homeroom(at)}-${which}`))
  const teaching = [
    ...numbers(homerooms).map((at) => row.enrolled(`t${at % staff}`, homeroom(at), 'teacher')),
    ...groups.map((id, at) => row.enrolled(`t${(at * 7) % staff}`, id, 'teacher')),
  ]
  const sitting = numbers(students).map((at) => row.enrolled(`s${at}`, homeroom(at % homerooms), 'student'))
  const grouped = numbers(Math.max(0, enrolments - teaching.length - sitting.length)).map((at) => {
    const [student, which] = [at % students, Math.floor(at / students) % subjects.length]
    return row.enrolled(`s${student}`, `${homeroom(student % homerooms)}-${which}`, 'student')
  })
  return {
    academicSessions: smallSchool.academicSessions,
    orgs: smallSchool.orgs,
    courses: subjects.map((title, at) => ({ sourcedId: `c${at}`, title, orgSourcedId: 'school' })),
    users: [
      ...numbers(staff).map((at) => named(`t${at}`, at, { email: `docent${at}@school.nl` })),
      ...numbers(students).map((at) => named(`s${at}`, at, { identifier: `${100_000 + at}` })),
    ],
    roles: [
      ...numbers(staff).map((at) => row.role(`t${at}`, 'teacher')),
      ...numbers(students).map((at) => row.role(`s${at}`, 'student')),
    ],
    classes: [
      ...numbers(homerooms).map((at) => row.group(homeroom(at), 'homeroom', 'c0')),
      ...groups.map((id, at) => row.group(id, 'scheduled', `c${at % subjects.length}`)),
    ],
    enrollments: [...teaching, ...sitting, ...grouped],
  }
}
