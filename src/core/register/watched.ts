import type { Temporal } from 'temporal-polyfill'
import { policy } from '../access/policy.ts'
import type { Relation } from '../access/relation.ts'
import type { Search } from '../access/search.ts'
import type { Pseudonym } from '../access/vault.ts'
import type { PersonId, SchoolId, StudentId } from '../kernel/ids.ts'
import { studentName } from '../students/student.ts'
import { beyond, oddDays, type Watched } from './register.ts'

/** A look at a pupil, or a try, as the register has it: about a pupil by name, or with a trace. */
export type Looked = {
  readonly actor: PersonId
  readonly allowed: boolean
  readonly student: StudentId | undefined
  readonly trace: Uint8Array | undefined
}

/** What is asked to find out at whom many looked. It shows nobody anything, so it needs no permit. */
export interface WatchedStore {
  /** Whether somebody has to do with the school as a whole in one of these ways. */
  stands(question: {
    readonly school: SchoolId
    readonly actor: PersonId
    readonly at: Temporal.Instant
    readonly accepted: readonly Relation[]
  }): Promise<boolean>
  /** The newest looks at pupils since a moment, so many at most. */
  looksSince(school: SchoolId, since: Temporal.Instant, most: number): Promise<readonly Looked[]>
  /** The pseudonyms under which there is a trajectory. */
  supported(school: SchoolId): Promise<ReadonlySet<Pseudonym>>
}

/** The pupils whom many looked at, and whether all looks were told whose they are. */
export type Watching = { readonly watched: readonly Watched[]; readonly all: boolean }

/** So many looks are taken, and so often is a trace held against a locker, at most: a second's work or so. */
export const most = { looks: 5000, tries: 400_000 } as const

type Seen = { readonly looked: Set<PersonId>; readonly refused: Set<PersonId> }

/** Who looked at whom, pupil by pupil. */
const tally = () => {
  const seen = new Map<StudentId, Seen>()
  return {
    seen,
    note: (student: StudentId, { actor, allowed }: Looked): void => {
      const of = seen.get(student) ?? { looked: new Set(), refused: new Set() }
      seen.set(student, of)
      of[allowed ? 'looked' : 'refused'].add(actor)
    },
  }
}

/**
 * Tells whose traces these are, by holding each against one locker after the other. The spare locker goes first and
 * then the pupils with a trajectory, who left most of them; what was told is held against no further locker.
 */
const tellWhose = async (
  { school, vault, store }: Search,
  traced: readonly Looked[],
  note: (student: StudentId, look: Looked) => void,
): Promise<boolean> => {
  const supported = await store.supported(school)
  const whose = [...(await vault.whose(school))]
  const [likely, others] = [
    whose.filter(([pseudonym]) => supported.has(pseudonym)),
    whose.filter(([pseudonym]) => !supported.has(pseudonym)),
  ]
  const spare = await vault.spare(school)
  let left = traced.filter(({ trace }) => trace && !spare.left(trace))
  let tries = traced.length
  for (const [, student] of [...likely, ...others]) {
    if (left.length === 0) return true
    if (tries + left.length > most.tries) return false
    tries += left.length
    const locker = await vault.find(school, student)
    if (!locker) continue
    const unknown: Looked[] = []
    for (const look of left) {
      if (look.trace && locker.left(look.trace)) note(student, look)
      else unknown.push(look)
    }
    left = unknown
  }
  return true
}

/** At whom many colleagues looked lately, or tried to. Only for who may see it is anything sought. */
export const whoIsWatched = async (search: Search): Promise<Watching> => {
  const { school, stamp, actor, now, store } = search
  const nothing = { watched: [], all: true }
  if (!(await store.stands({ school, actor, at: now, accepted: policy['register.odd'] }))) return nothing
  const looks = await store.looksSince(school, now.subtract({ hours: oddDays * 24 }), most.looks)
  const { seen, note } = tally()
  for (const look of looks) if (look.student) note(look.student, look)
  const all = await tellWhose(
    search,
    looks.filter(({ trace }) => trace),
    note,
  )
  const { students } = await store.roster(school, stamp)
  const names = new Map(students.map((student) => [student.id, studentName(student)]))
  const watched = [...seen]
    .map(([student, { looked, refused }]) => ({
      student,
      name: names.get(student),
      colleagues: looked.size,
      refused: refused.size,
    }))
    .filter(({ colleagues, refused }) => colleagues > beyond.colleagues || refused > beyond.others)
    .toSorted((one, other) => other.colleagues + other.refused - one.colleagues - one.refused)
  return { watched, all: all && looks.length < most.looks }
}
