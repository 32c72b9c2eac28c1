import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { columnsOf } from '../../src/core/roster/columns.ts'
import { RosterFile } from '../../src/core/roster/roster.ts'

/** The rows of a roster's files as somebody would type them: only the cells that say something. */
export type Sheets = { readonly [F in RosterFile]?: readonly Readonly<Record<string, string>>[] }

export type Written = {
  readonly mode?: 'bulk' | 'delta'
  readonly delimiter?: ',' | ';'
  readonly bom?: boolean
}

const quoted = (cell: string): string => (/[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Writes rows as a file, with a column that nobody reads. */
export const csv = (
  file: RosterFile,
  rows: NonNullable<Sheets[RosterFile]>,
  { delimiter = ',', bom = false }: Written = {},
): string => {
  const columns = [...Object.keys(columnsOf[file]), 'metadata.unknown']
  const lines = rows.map((row) => columns.map((column) => quoted(row[column] ?? '')).join(delimiter))
  return `${bom ? '\uFEFF' : ''}${[columns.join(delimiter), ...lines].join('\r\n')}\r\n`
}

/** The files of a roster, with their manifest. */
export const rosterFiles = (sheets: Sheets, written: Written = {}): Map<string, string> => {
  const { mode = 'bulk', delimiter = ',' } = written
  const said = RosterFile.options.map((file) => [`file.${file}`, sheets[file] ? mode : 'absent'])
  const properties = [
    ['propertyName', 'value'],
    ['manifest.version', '1.0'],
    ['oneroster.version', '1.2'],
    ...said,
  ]
  const manifest = properties.map((cells) => cells.join(delimiter)).join('\n')
  return new Map([
    ['manifest.csv', manifest],
    ...RosterFile.options.flatMap((file) => {
      const rows = sheets[file]
      return rows ? [[`${file}.csv`, csv(file, rows, written)] as const] : []
    }),
  ])
}

/** Writes files into a folder, in the place of what was there. */
export const writeFolder = async (folder: string, files: ReadonlyMap<string, string>): Promise<string> => {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const [name, text] of files) await writeFile(join(folder, name), text)
  return folder
}

const user = (
  id: string,
  givenName: string,
  middleName: string,
  familyName: string,
  more: Readonly<Record<string, string>> = {},
) => ({ sourcedId: id, enabledUser: 'true', username: id, givenName, middleName, familyName, ...more })

const role = (user: string, as: string, more: Readonly<Record<string, string>> = {}) => ({
  sourcedId: `${user}-${as}`,
  userSourcedId: user,
  roleType: 'primary',
  role: as,
  orgSourcedId: 'school',
  ...more,
})

const enrolled = (user: string, class_: string, as: string, more: Readonly<Record<string, string>> = {}) => ({
  sourcedId: `${user}-in-${class_}`,
  classSourcedId: class_,
  schoolSourcedId: 'school',
  userSourcedId: user,
  role: as,
  ...more,
})

const group = (
  id: string,
  classType: string,
  course: string,
  more: Readonly<Record<string, string>> = {},
) => ({
  sourcedId: id,
  title: id,
  classType,
  courseSourcedId: course,
  schoolSourcedId: 'school',
  termSourcedIds: 'year',
  ...more,
})

/** Makes rows of a roster. */
export const row = { user, role, enrolled, group } as const

/** A small school in the autumn of 2026, with the difficulties of real names in it. */
export const smallSchool = {
  academicSessions: [
    {
      sourcedId: 'year',
      title: '2026-2027',
      type: 'schoolYear',
      startDate: '2026-08-01',
      endDate: '2027-08-01',
    },
  ],
  orgs: [{ sourcedId: 'school', name: 'Voorbeeldcollege', type: 'school' }],
  courses: [
    { sourcedId: 'mentor', title: 'Mentoruur', orgSourcedId: 'school' },
    { sourcedId: 'ne', title: 'Nederlands', subjects: 'Nederlands', orgSourcedId: 'school' },
  ],
  users: [
    user('t1', 'Johannes', '', 'Bakker', { preferredGivenName: 'Jan', email: 'J.Bakker@School.nl' }),
    user('t2', 'Zeynep', '', 'Yılmaz', { email: 'z.yilmaz@school.nl' }),
    user('t3', 'Mo', 'el', 'Amrani', { email: 'm.elamrani@school.nl' }),
    user('s1', 'Sanne', 'van den', 'Berg', { identifier: '1001' }),
    user('s2', 'Willem de', '', 'Vries', { identifier: '1002', preferredGivenName: 'Wim' }),
    user('s3', 'Noor', '', 'Berg, van den', { identifier: '1003' }),
    user('s4', 'Chloé', '', "van 't Hof-Smit", { identifier: '1004' }),
    user('p1', 'Ouder', 'van', 'Sanne', { email: 'ouder@thuis.nl' }),
  ],
  roles: [
    role('t1', 'teacher'),
    role('t2', 'teacher'),
    role('t3', 'aide'),
    ...['s1', 's2', 's3', 's4'].map((id) => role(id, 'student')),
    role('p1', 'parent'),
  ],
  classes: [
    group('2B', 'homeroom', 'mentor'),
    group('2B-ne', 'scheduled', 'ne'),
    group('3A', 'homeroom', 'mentor'),
  ],
  enrollments: [
    enrolled('t1', '2B', 'teacher'),
    enrolled('t2', '2B-ne', 'teacher'),
    ...['s1', 's2'].flatMap((id) => [enrolled(id, '2B', 'student'), enrolled(id, '2B-ne', 'student')]),
    enrolled('s3', '3A', 'student'),
    enrolled('s4', '3A', 'student'),
  ],
} as const satisfies Sheets

/** A roster as somebody changed it. */
export const changed = (
  sheets: Sheets,
  change: (sheets: Record<RosterFile, Record<string, string>[]>) => void,
): Sheets => {
  const copy = structuredClone(sheets) as Record<RosterFile, Record<string, string>[]>
  change(copy)
  return copy
}

/** A roster without somebody. */
export const without = (sheets: Sheets, ...users: readonly string[]): Sheets =>
  changed(sheets, (copy) => {
    copy.users = copy.users.filter(({ sourcedId = '' }) => !users.includes(sourcedId))
    for (const file of ['roles', 'enrollments'] as const)
      copy[file] = copy[file].filter(({ userSourcedId = '' }) => !users.includes(userSourcedId))
  })
