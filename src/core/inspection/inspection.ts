import type { Temporal } from 'temporal-polyfill'
import type { Locker } from '../access/vault.ts'
import type { AgreementStatus, Terms } from '../agreements/agreement.ts'
import type { SchoolId, StudentId } from '../kernel/ids.ts'
import type { Student } from '../students/student.ts'
import type { Contents, TrajectoryStatus } from '../trajectories/trajectory.ts'

/** What was written in a question about a pupil, or in answer to it. */
export type Written = { readonly who: string; readonly at: Temporal.Instant; readonly text: string }

/** A question about a pupil, with all that was said on it. */
export type Asked = {
  readonly topic: string
  readonly status: string
  readonly question: Written
  readonly turns: readonly (Written & { readonly kind: string })[]
}

/** What somebody did about a pupil on one day, and how often. */
export type LookedAt = {
  readonly day: Temporal.PlainDate
  readonly who: string | undefined
  readonly action: string
  readonly allowed: boolean
  readonly because: string | undefined
  readonly times: number
}

/** A trajectory of the pupil. Who is somebody's name, or nothing when they are not known any more. */
export type KeptTrajectory = {
  readonly status: TrajectoryStatus
  readonly evaluateOn: Temporal.PlainDate | undefined
  readonly contents: Contents
  readonly workers: readonly string[]
  readonly contact: string | undefined
  readonly enrolledBy: string | undefined
}

/** One version of an agreement, and who wrote it. */
export type KeptTerms = { readonly terms: Terms; readonly writtenBy: string | undefined }

/** An agreement as it is, as it was, and who said to have read it. */
export type KeptAgreement = KeptTerms & {
  readonly status: AgreementStatus
  readonly before: readonly KeptTerms[]
  readonly readBy: readonly string[]
}

/** Somebody had to know in an emergency. */
export type KeptEmergency = {
  readonly who: string | undefined
  readonly since: Temporal.Instant
  readonly reason: string
}

/** What lies in the locker of a pupil. */
export type InLocker = {
  readonly trajectories: readonly KeptTrajectory[]
  readonly agreements: readonly KeptAgreement[]
  readonly emergencies: readonly KeptEmergency[]
}

/** Everything that is kept about one pupil. */
export type Inspection = InLocker & {
  readonly school: { readonly name: string; readonly zone: string; readonly contact: string | undefined }
  readonly student: Student
  readonly leftAt: Temporal.Instant | undefined
  readonly staff: readonly { readonly name: string; readonly task: string; readonly class: string }[]
  readonly substitutes: readonly {
    readonly name: string
    readonly class: string
    readonly since: Temporal.Instant
  }[]
  readonly asked: readonly Asked[]
  readonly looks: readonly LookedAt[]
}

/** Whose letter it is to be, with what opens their locker; without a vault nothing is in one. */
export type Inspected = {
  readonly school: SchoolId
  readonly student: StudentId
  readonly locker: Locker | undefined
}

/** Where everything about one pupil is found. That it was gathered stands in the register, in the same transaction. */
export interface InspectionStore {
  /** The school of this key; without a key the only one there is. */
  schoolFor(key: string | undefined): Promise<SchoolId | undefined>
  /** The pupils of this number, those who left included. */
  studentsOf(school: SchoolId, number: string): Promise<readonly StudentId[]>
  inspect(whose: Inspected, at: Temporal.Instant): Promise<Inspection>
}
