import { findPupils, indexNames } from './name-index.ts'
import type { Student } from './student.ts'

/** The pupils a typed name can mean; with a slip of the hand only when it means nobody as it was typed. */
export const matchName = (typed: string, among: readonly Student[]): readonly Student[] => {
  const { exact, close } = findPupils(typed, indexNames(among))
  return exact.length > 0 ? exact : close
}
