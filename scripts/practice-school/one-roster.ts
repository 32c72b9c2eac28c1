import type { Chance } from './chance.ts'
import { classes, languageGroups, subjects } from './classes.ts'
import { stringify } from './csv.ts'
import type { Pupil } from './pupils.ts'
import type { Colleague } from './staff.ts'
import type { Lesson } from './timetable.ts'

type School = {
  readonly staff: readonly Colleague[]
  readonly pupils: readonly Pupil[]
  readonly lessons: readonly Lesson[]
}

const org = 'org-oefencollege'
const term = 'term-2026-2027'
/** A bulk file says nothing of status and of when a row changed. */
const bulk = { status: '', dateLastModified: '' }

const classId = (name: string): string => `class-${name}`

const usersOf = ({ staff, pupils }: School) => [
  ...staff.map(({ id, givenName, before, familyName, email }) => ({
    sourcedId: id,
    ...bulk,
    enabledUser: 'true',
    username: email.split('@')[0],
    givenName,
    familyName,
    middleName: before,
    identifier: '',
    email,
    preferredGivenName: '',
    primaryOrgSourcedId: org,
  })),
  ...pupils.map(({ id, number, givenName, called, before, familyName }) => ({
    sourcedId: id,
    ...bulk,
    enabledUser: 'true',
    username: number,
    givenName,
    familyName,
    middleName: before,
    identifier: number,
    email: '',
    preferredGivenName: called,
    primaryOrgSourcedId: org,
  })),
]

const rolesOf = ({ staff, pupils }: School) =>
  [
    ...staff.map(({ id, subject }) => ({ id, role: subject ? 'teacher' : 'aide' })),
    ...pupils.map(({ id }) => ({ id, role: 'student' })),
  ].map(({ id, role }) => ({
    sourcedId: `role-${id}`,
    ...bulk,
    userSourcedId: id,
    roleType: 'primary',
    role,
    beginDate: '',
    endDate: '',
    orgSourcedId: org,
    userProfileSourcedId: '',
  }))

const classesOf = () =>
  [
    ...classes.map(({ name, year }) => ({ name, year, type: 'homeroom', course: `course-${year}` })),
    ...languageGroups.flatMap(({ names }) =>
      names.map((name) => ({
        name,
        year: name.slice(0, 2),
        type: 'scheduled',
        course: `course-${name.endsWith('fr') ? 'fr' : 'du'}`,
      })),
    ),
  ].map(({ name, type, course }) => ({
    sourcedId: classId(name),
    ...bulk,
    title: name,
    grades: '',
    courseSourcedId: course,
    classCode: name,
    classType: type,
    location: '',
    schoolSourcedId: org,
    termSourcedIds: term,
    subjects: '',
    subjectCodes: '',
    periods: '',
  }))

const coursesOf = () => {
  const years = [...new Set(classes.map(({ year }) => year))].map(
    (year) => [year, `Leerjaar ${year}`] as const,
  )
  const languages = (['fr', 'du'] as const).map((code) => [code, subjects[code]] as const)
  return [...years, ...languages].map(([code, title]) => ({
    sourcedId: `course-${code}`,
    ...bulk,
    schoolYearSourcedId: term,
    title,
    courseCode: code,
    grades: '',
    orgSourcedId: org,
    subjects: subjects[code as keyof typeof subjects] ?? '',
    subjectCodes: '',
  }))
}

/** Els Smit has 2B; every other class has a mentor among its teachers, who has no other if that can be. */
const mentorsOf = ({ lessons }: School): ReadonlyMap<string, string> => {
  const mentors = new Map<string, string>()
  const chosen = new Set<string>()
  for (const { name } of classes) {
    const teachers = lessons.filter(({ group }) => group === name).map(({ teacher }) => teacher)
    const own = name === '2B' ? teachers.find(({ familyName }) => familyName === 'Smit') : undefined
    const mentor =
      own ?? teachers.find(({ id, familyName }) => !chosen.has(id) && familyName !== 'Bakker') ?? teachers[0]
    if (!mentor) throw new Error(`${name} has no lessons`)
    chosen.add(mentor.id)
    mentors.set(name, mentor.id)
  }
  return mentors
}

const enrolmentsOf = (school: School, chance: Chance) => {
  const mentors = mentorsOf(school)
  const enrolled: { group: string; user: string; role: string; primary: string }[] = []
  for (const { id, class: group } of school.pupils) {
    enrolled.push({ group, user: id, role: 'student', primary: '' })
    const language = languageGroups.find(({ from }) => from.includes(group))
    if (language) {
      const name = language.names[chance.below(2)] ?? ''
      enrolled.push({ group: name, user: id, role: 'student', primary: '' })
    }
  }
  const taught = new Set<string>()
  for (const { group, teacher } of school.lessons) {
    if (taught.has(`${group} ${teacher.id}`)) continue
    taught.add(`${group} ${teacher.id}`)
    const isMentor = mentors.get(group) === teacher.id
    enrolled.push({ group, user: teacher.id, role: 'teacher', primary: String(isMentor) })
  }
  return enrolled.map(({ group, user, role, primary }) => ({
    sourcedId: `enrolment-${group}-${user}`,
    ...bulk,
    classSourcedId: classId(group),
    schoolSourcedId: org,
    userSourcedId: user,
    role,
    primary,
    beginDate: '',
    endDate: '',
  }))
}

const session = {
  sourcedId: term,
  ...bulk,
  title: '2026-2027',
  type: 'schoolYear',
  startDate: '2026-08-01',
  endDate: '2027-07-31',
  parentSourcedId: '',
  schoolYear: '2027',
}

const organisation = {
  sourcedId: org,
  ...bulk,
  name: 'Oefencollege De Linde',
  type: 'school',
  identifier: '',
  parentSourcedId: '',
}

/** The school as OneRoster 1.2 has it: the text of each file by its name. */
export const oneRosterOf = (school: School, chance: Chance): Readonly<Record<string, string>> => {
  const files = {
    academicSessions: [session],
    classes: classesOf(),
    courses: coursesOf(),
    enrollments: enrolmentsOf(school, chance),
    orgs: [organisation],
    roles: rolesOf(school),
    users: usersOf(school),
  }
  const absent =
    `categories classResources courseResources demographics lineItemLearningObjectiveIds lineItems lineItemScoreScales
    resources resultLearningObjectiveIds results resultScoreScales scoreScales userProfiles userResources`.split(
      /\s+/,
    )
  const manifest = [
    ['manifest.version', '1.0'],
    ['oneroster.version', '1.2'],
    ...[
      ...absent.map((name) => [name, 'absent'] as const),
      ...Object.keys(files).map((name) => [name, 'bulk'] as const),
    ]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, mode]) => [`file.${name}`, mode]),
    ['source.systemName', 'Trajectbot'],
    ['source.systemCode', 'practice-school'],
  ].map(([propertyName, value]) => ({ propertyName, value }))
  return Object.fromEntries(
    Object.entries({ manifest, ...files }).map(([name, rows]) => [`${name}.csv`, stringify(rows)]),
  )
}
