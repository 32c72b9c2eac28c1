import type { Subject } from '../access/permit.ts'
import type { Relation } from '../access/relation.ts'
import { lockerOf, type Nobody, nobody, type Search } from '../access/search.ts'
import type { Locker } from '../access/vault.ts'
import { StudentId } from '../kernel/ids.ts'
import { findPupils } from './name-index.ts'
import type { Student } from './student.ts'

/** Whom somebody means: about whom the permit must be asked, and among whom they must choose. */
export type Meant = { readonly subject: Subject; readonly several: readonly Student[] }

/** Of how many pupils of one name the lockers are opened, to see who works on a trajectory there. */
const mostLockers = 8
/** How many pupils a name may mean before it means nobody. */
const mostPupils = 50

const openAll = async (
  search: Search,
  students: readonly Student[],
): Promise<ReadonlyMap<StudentId, Locker>> => {
  const lockers = new Map<StudentId, Locker>()
  for (const { id } of students) {
    const locker = await lockerOf(search, id)
    if (locker) lockers.set(id, locker)
  }
  return lockers
}

/** Those of one kind who are meant: as typed, or else with a slip of the hand. */
const firstOf = (...kinds: readonly (readonly Student[])[]): readonly Student[] =>
  kinds.find((students) => students.length > 0) ?? []

/** Nobody as a candidate: no pupil has this id, but it is looked for as one would be. */
const nobodyAmong = ({ locker: { pseudonym } }: Nobody) => ({
  student: StudentId.parse(pseudonym),
  pseudonym,
})

/**
 * Finds whom a typed name means. Those around the asker come first; a pupil who is not around them is asked for all
 * the same, so that the refusal stands in the register. Several of whom the asker knows none mean nobody. One pupil
 * takes the same work whoever it is, and so does nobody.
 */
export const whoIsMeant = async (
  search: Search,
  typed: string,
  accepted: readonly Relation[],
): Promise<Meant> => {
  const { school, stamp, actor, now: at, store, vault } = search
  const { exact, close } = findPupils(typed, await store.roster(school, stamp))
  const likely = firstOf(exact, close)
  const spare = likely.length === 0 ? await nobody(search) : undefined
  const lockers = await openAll(search, likely.slice(0, mostLockers))
  const named = [...exact, ...close].slice(0, mostPupils).map(({ id: student }) => ({
    student,
    pseudonym: lockers.get(student)?.pseudonym,
  }))
  // Asked also where there is no choice: a name that has others like it would take longer than one that has none.
  const candidates = spare ? [nobodyAmong(spare)] : named
  const mine = await store.circleAmong({ school, actor, at, accepted, candidates })
  const isMine = ({ id }: Student): boolean => mine.has(id)
  const own = firstOf(exact.filter(isMine), close.filter(isMine))
  const [first, second] = own.length > 0 ? own : likely
  const locker = first && (lockers.get(first.id) ?? (await lockerOf(search, first.id)))
  if (!locker || (second && own.length === 0))
    return { subject: spare ?? (await nobody(search)), several: [] }
  if (!second) return { subject: { kind: 'pupil', student: first.id, locker }, several: [] }
  const { pseudonym } = locker
  const marks = await vault.spare(school)
  return { subject: { kind: 'one-of', student: first.id, pseudonym, locker: marks }, several: own }
}
