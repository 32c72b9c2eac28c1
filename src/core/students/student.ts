import type { Permit } from '../access/permit.ts'
import type { StudentId } from '../kernel/ids.ts'

/** A pupil as far as the roster tells. */
export type Student = {
  readonly id: StudentId
  readonly number: string
  readonly givenName: string
  readonly nickname: string | undefined
  readonly familyName: string
  readonly classes: readonly string[]
}

export interface StudentsStore {
  /** The pupils someone may ask about: those they teach or mentor; for the support team the whole school. */
  circle(permit: Permit<'advice.ask'>): Promise<readonly Student[]>
}

export const studentName = (student: Student): string =>
  `${student.nickname ?? student.givenName} ${student.familyName}`
