import type { ClassId, PersonId } from '../kernel/ids.ts'
import type { TimetableNames } from './lesson.ts'
import type { TimetableMapping } from './mapping.ts'

/** Finds the classes and the people that a timetable names. */
export type Directory = {
  /** The class of this name or id; none when there is no such class, or more than one. */
  readonly classOf: (word: string) => ClassId | undefined
  readonly isTwice: (word: string) => boolean
  /** The member of staff with this address or id; nobody when there is none, or more than one. */
  readonly personOf: (word: string) => PersonId | undefined
  readonly isShared: (word: string) => boolean
}

const small = (word: string): string => word.toLowerCase()

const grouped = <T>(
  things: readonly T[],
  keyOf: (thing: T) => string | null,
): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>()
  for (const thing of things) {
    const key = keyOf(thing)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(thing)
    else groups.set(key, [thing])
  }
  return groups
}

const only = <T>(things: readonly T[] | undefined): T | undefined =>
  things?.length === 1 ? things[0] : undefined

/** A directory of the people and classes of now. A name counts before an id. */
export const directoryOf = (names: TimetableNames, mapping: TimetableMapping): Directory => {
  const classesByName = grouped(names.classes, ({ name }) => small(name))
  const classesById = grouped(names.classes, ({ sourcedId }) => sourcedId)
  const peopleByEmail = grouped(names.people, ({ email }) => email && small(email))
  const peopleById = grouped(names.people, ({ sourcedId }) => sourcedId)
  const meant = (map: Readonly<Record<string, string>>, word: string): string =>
    (Object.hasOwn(map, word) ? map[word] : undefined) ?? word
  const classes = (word: string) => {
    const name = meant(mapping.classes, word)
    return classesByName.get(small(name)) ?? classesById.get(name)
  }
  const people = (word: string) => {
    const name = meant(mapping.teachers, word)
    return peopleByEmail.get(small(name)) ?? peopleById.get(name)
  }
  return {
    classOf: (word) => only(classes(word))?.id,
    isTwice: (word) => (classes(word)?.length ?? 0) > 1,
    personOf: (word) => only(people(word))?.id,
    isShared: (word) => (people(word)?.length ?? 0) > 1,
  }
}
