import type { Fault } from './fault.ts'
import type { SentRoster, SentRow } from './read-roster.ts'
import { emptyRoster, type Roster, RosterFile, type RosterInTheMaking } from './roster.ts'

/** Whether a roster comes in the place of everything that was known. */
const isWhole = ({ modes }: SentRoster): boolean => !Object.values(modes).includes('delta')

const startingFrom = (known: Roster, sent: SentRoster): RosterInTheMaking => {
  const next = emptyRoster()
  const keep = <F extends RosterFile>(file: F): void => {
    const stays = sent.modes[file] === 'delta' || (sent.modes[file] === 'absent' && !isWhole(sent))
    if (stays) for (const [id, data] of known[file]) next[file].set(id, data)
  }
  for (const file of RosterFile.options) keep(file)
  return next
}

const put = <F extends RosterFile>(rows: Map<string, unknown>, sent: readonly SentRow<F>[]): void => {
  for (const { id, goes, data } of sent) {
    if (goes) rows.delete(id)
    else if (data !== undefined) rows.set(id, data)
  }
}

/** What was known about somebody or about a class that goes, goes with them. */
const cascade = (next: RosterInTheMaking, sent: SentRoster): void => {
  const gone = (file: 'users' | 'classes'): ReadonlySet<string> =>
    new Set(sent.rows[file].flatMap(({ id, goes }) => (goes ? [id] : [])))
  const [users, classes] = [gone('users'), gone('classes')]
  if (users.size + classes.size === 0) return
  const sentIds = (file: RosterFile): ReadonlySet<string> => new Set(sent.rows[file].map(({ id }) => id))
  for (const file of ['roles', 'userProfiles', 'enrollments'] as const) {
    const spoken = sentIds(file)
    for (const [id, data] of next[file]) {
      const isGone = users.has(data.user) || ('class' in data && classes.has(data.class))
      if (isGone && !spoken.has(id)) next[file].delete(id)
    }
  }
}

/** Of parents and other relatives nothing is kept but that they are there. */
const forgetKin = (next: RosterInTheMaking, sent: SentRoster, faults: Fault[]): void => {
  const atSchool = new Set<string>()
  const lineOf = new Map(sent.rows.roles.map(({ id, line }) => [id, line]))
  for (const [id, { user, as }] of next.roles) {
    if (as === 'kin') continue
    atSchool.add(user)
    const data = next.users.get(user)
    const line = lineOf.get(id)
    if (data && 'kin' in data)
      faults.push({
        file: 'roles.csv',
        ...(line === undefined ? {} : { row: line }),
        column: 'role',
        kind: 'details-needed',
        hint: 'users.csv',
      })
  }
  for (const id of next.users.keys()) if (!atSchool.has(id)) next.users.set(id, { kin: true })
}

/**
 * The whole roster as it will be: a bulk file comes in the place of what was known of it, a delta on top.
 * In a roster that is all bulk, a file that is absent has no rows; beside a delta it stays as it was.
 */
export const mergeRoster = (
  known: Roster,
  sent: SentRoster,
): { readonly next: Roster; readonly faults: readonly Fault[] } => {
  const next = startingFrom(known, sent)
  for (const file of RosterFile.options) put(next[file], sent.rows[file])
  cascade(next, sent)
  const faults: Fault[] = []
  forgetKin(next, sent, faults)
  return { next, faults }
}
