import type { Temporal } from 'temporal-polyfill'
import type { Permit } from '../access/permit.ts'
import type { Pseudonym } from '../access/vault.ts'
import type { PersonId, TrajectoryId } from '../kernel/ids.ts'
import type { Student } from '../students/student.ts'
import type { Contents, Trajectory, TrajectoryStatus } from './trajectory.ts'

/** A permit that shows the trajectory of the pupil it is about. */
export type ShowsTrajectory = Permit<
  | 'trajectory.read'
  | 'trajectory.write'
  | 'trajectory.enrol'
  | 'agreement.propose'
  | 'agreement.write'
  | 'agreement.print'
>

/** A permit about one pupil and what was agreed with them. */
export type AboutPupil = Permit<
  | 'trajectory.read'
  | 'trajectory.write'
  | 'trajectory.enrol'
  | 'agreement.read'
  | 'agreement.mark-read'
  | 'agreement.propose'
  | 'agreement.write'
  | 'agreement.print'
  | 'circle.emergency'
  | 'circle.see-emergencies'
  | 'register.read'
>

/** What may change about a trajectory besides its workers. */
export type TrajectoryChange = {
  readonly status?: TrajectoryStatus
  /** Left out: as it was. */
  readonly evaluateOn?: Temporal.PlainDate
  readonly contents: Contents
}

/** A trajectory as it stands in a list. */
export type TrajectoryLine = {
  readonly pseudonym: Pseudonym
  readonly status: TrajectoryStatus
  readonly evaluateOn: Temporal.PlainDate | undefined
}

export interface TrajectoryStore {
  /** The pupil the permit is about, as the roster has them. */
  pupil(permit: AboutPupil): Promise<Student>
  /** The last trajectory of the pupil the permit is about. */
  trajectory(permit: ShowsTrajectory): Promise<Trajectory | undefined>
  /** Keeps a new trajectory; `false` when there was one of this number, or this id was used before. */
  addTrajectory(
    permit: Permit<'trajectory.enrol'>,
    trajectory: { readonly id: TrajectoryId; readonly number: number; readonly contents: Contents },
  ): Promise<boolean>
  /** Changes a trajectory of the pupil the permit is about, if it is still at this version. */
  changeTrajectory(
    permit: Permit<'trajectory.write'>,
    of: Pick<Trajectory, 'id' | 'version'>,
    change: TrajectoryChange,
  ): Promise<boolean>
  addWorker(permit: Permit<'trajectory.write'>, to: TrajectoryId, worker: PersonId): Promise<void>
  removeWorker(permit: Permit<'trajectory.write'>, from: TrajectoryId, worker: PersonId): Promise<void>
  /** For the coordinator every open trajectory, for a support worker their own; the next evaluation first. */
  openTrajectories(permit: Permit<'trajectory.list'>): Promise<readonly TrajectoryLine[]>
  /** Numbers alone. */
  countTrajectories(
    permit: Permit<'trajectory.count'>,
  ): Promise<Readonly<Partial<Record<TrajectoryStatus, number>>>>
}
