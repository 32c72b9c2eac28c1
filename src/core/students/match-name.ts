import type { Colleague } from '../people/person.ts'
import { findPupils, indexNames } from './name-index.ts'
import { plainWords } from './plain-words.ts'
import type { Student } from './student.ts'

/** The pupils a typed name can mean; with a slip of the hand only when it means nobody as it was typed. */
export const matchName = (typed: string, among: readonly Student[]): readonly Student[] => {
  const { exact, close } = findPupils(typed, indexNames(among))
  return exact.length > 0 ? exact : close
}

/** The colleagues a typed name can mean: every typed word is a word of the name. */
export const matchColleague = (typed: string, among: readonly Colleague[]): readonly Colleague[] => {
  const asked = plainWords(typed)
  if (asked.length === 0) return []
  return among.filter(({ name }) => {
    const known = plainWords(name)
    return asked.every((word) => known.includes(word))
  })
}
