import type { RosterCounts } from '../core/roster/roster-counts.ts'
import type { UnknownNames } from '../core/roster/roster-store.ts'

const kinds: Readonly<Record<keyof RosterCounts, string>> = {
  people: 'staff',
  students: 'students',
  classes: 'classes and groups',
  enrolments: 'students in classes',
  tasks: 'teachers, mentors and roles',
}

const number = (count: number): string => count.toLocaleString('en-GB')

/** What a roster adds, changes and ends, as a table to read. */
export const countsInWords = (counts: RosterCounts): string => {
  const rows = (Object.keys(kinds) as (keyof RosterCounts)[]).map((kind) => {
    const { add, change, end } = counts[kind]
    return [kinds[kind], number(add), number(change), number(end)]
  })
  return [['', 'add', 'change', 'end'], ...rows]
    .map(([kind = '', ...cells]) => `  ${kind.padEnd(28)}${cells.map((cell) => cell.padStart(9)).join('')}`)
    .join('\n')
}

/** What the school's own file names in vain. */
export const unknownInWords = ({ emails, classes }: UnknownNames): readonly string[] => [
  ...emails.map((email) => `Mind: school.yaml names ${email}, and nobody at school has that address alone.`),
  ...classes.map((name) => `Mind: school.yaml names a mentor for class ${name}, and there is no such class.`),
]

/** The question when so many would leave that it may be a mistake. */
export const alarm = ({ people, students }: RosterCounts): string =>
  `This roster ends ${number(people.end)} of ${number(people.before)} staff and ${number(students.end)} of ` +
  `${number(students.before)} students: more than a fifth. Staff who leave lose their access at once, and do not get ` +
  'it back by being in a later roster. Go on?'
