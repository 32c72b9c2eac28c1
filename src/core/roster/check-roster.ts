import type { Fault } from './fault.ts'
import type { SentRoster, SentRow } from './read-roster.ts'
import { type Roster, RosterFile } from './roster.ts'

/** Names a row by its place when it was sent now, else by what it is. */
const placeOf = (rows: readonly SentRow[]): ((id: string) => { readonly row?: number }) => {
  const lines = new Map(rows.map(({ id, line }) => [id, line]))
  return (id) => {
    const line = lines.get(id)
    return line === undefined ? {} : { row: line }
  }
}

const danglingReferences = (next: Roster, sent: SentRoster): readonly Fault[] => {
  const there = (file: RosterFile): ReadonlySet<string> | undefined => {
    const isAbsent = sent.modes[file] === 'absent' && next[file].size === 0
    // Who is in a file that could not be read is not known, and everything that names them would be a second fault.
    if (isAbsent || sent.broken.has(file)) return undefined
    const faulty = sent.rows[file].flatMap(({ id, goes, data }) => (goes || data ? [] : [id]))
    return new Set([...next[file].keys(), ...faulty])
  }
  const known = new Map(RosterFile.options.map((file) => [file, there(file)]))
  return RosterFile.options.flatMap((file) =>
    sent.rows[file].flatMap(({ line, references }) =>
      references
        .filter(({ file: target, id }) => known.get(target)?.has(id) === false)
        .map(({ column, file: target }) => ({
          file: `${file}.csv`,
          row: line,
          column,
          kind: 'reference' as const,
          hint: `${target}.csv`,
        })),
    ),
  )
}

/** Courses and sessions that go while a class that was not sent still names them. */
const stillNamed = (next: Roster, sent: SentRoster): readonly Fault[] => {
  const spoken = new Set(sent.rows.classes.map(({ id }) => id))
  const named = { courses: new Set<string>(), academicSessions: new Set<string>() }
  for (const [id, { course, terms }] of next.classes) {
    if (spoken.has(id)) continue
    if (course) named.courses.add(course)
    for (const term of terms) named.academicSessions.add(term)
  }
  return (['courses', 'academicSessions'] as const).flatMap((file) =>
    sent.rows[file]
      .filter(({ id, goes }) => goes && named[file].has(id))
      .map(({ line }) => ({
        file: `${file}.csv`,
        row: line,
        column: 'sourcedId',
        kind: 'still-referred' as const,
        hint: 'classes.csv',
      })),
  )
}

/** Two members of staff with one address, or two pupils with one number: nobody could tell them apart. */
const confusable = (next: Roster, sent: SentRoster, today: string): readonly Fault[] => {
  const [staff, pupils] = [new Set<string>(), new Set<string>()]
  for (const { user, as, end } of next.roles.values())
    if (as !== 'kin' && (end === undefined || end > today)) (as === 'student' ? pupils : staff).add(user)
  const place = placeOf(sent.rows.users)
  const faults: Fault[] = []
  const [emails, numbers] = [new Map<string, string>(), new Map<string, string>()]
  const claim = (taken: Map<string, string>, value: string, id: string, twice: Partial<Fault>): void => {
    const other = taken.get(value)
    if (other === undefined) taken.set(value, id)
    else {
      const { row } = place(other)
      const hint = row === undefined ? 'somebody who is known already' : `row ${row}`
      faults.push({ file: 'users.csv', ...place(id), kind: 'email-twice', ...twice, hint })
    }
  }
  // Those who are known already come first, so that the fault is at a row that was sent.
  const order = [...next.users].toSorted(([one], [other]) => (place(one).row ?? 0) - (place(other).row ?? 0))
  for (const [id, user] of order) {
    if ('kin' in user) continue
    if (user.email && user.enabled && staff.has(id))
      claim(emails, user.email, id, { column: 'email', kind: 'email-twice' })
    if (pupils.has(id)) claim(numbers, user.number, id, { column: 'identifier', kind: 'number-twice' })
  }
  return faults
}

/** Every fault that shows only when all rows are seen together. */
export const checkRoster = (next: Roster, sent: SentRoster, today: string): readonly Fault[] => [
  ...danglingReferences(next, sent),
  ...stillNamed(next, sent),
  ...confusable(next, sent, today),
]
