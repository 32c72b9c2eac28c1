import type { Temporal } from 'temporal-polyfill'
import type { Permit } from '../access/permit.ts'
import type { AgreementId, AskedId, TrajectoryId } from '../kernel/ids.ts'
import type { Colleague } from '../people/person.ts'
import type { Student } from '../students/student.ts'
import type { Agreement, AgreementInHand, AgreementToRead, Level, Terms } from './agreement.ts'

/** A permit under which agreements are made and kept. */
export type KeepsAgreements = Permit<'agreement.propose' | 'agreement.write'>

/** Somebody around a pupil now, and whether they stand before the pupil's class, so that they are to read what was agreed. */
export type Around = Colleague & { readonly reads: boolean }

export interface AgreementStore {
  /** The pupil the permit is about, and what the actor must know of them today: confirmed, in force, up to these levels, for their subjects. */
  lookUp(
    permit: Permit<'agreement.read' | 'agreement.mark-read'>,
    seen: {
      readonly levels: readonly Level[]
      readonly on: Temporal.PlainDate
      readonly at: Temporal.Instant
    },
  ): Promise<{ readonly student: Student; readonly agreements: readonly AgreementToRead[] }>
  /** All agreements of the pupil the permit is about, what ended excepted, with who read them. */
  agreementsInHand(
    permit: KeepsAgreements | Permit<'trajectory.read' | 'agreement.print'>,
  ): Promise<readonly AgreementInHand[]>
  /** Keeps a new agreement; `false` when this id was used before. */
  addAgreement(
    permit: KeepsAgreements,
    agreement: { readonly id: AgreementId; readonly trajectory: TrajectoryId; readonly terms: Terms },
  ): Promise<boolean>
  /** Changes an agreement of the pupil the permit is about, if it is still at this version. New terms make a new version; the old one is kept. */
  changeAgreement(
    permit: KeepsAgreements,
    of: Pick<Agreement, 'id' | 'version'>,
    change: { readonly status?: Agreement['status']; readonly terms?: Terms },
  ): Promise<boolean>
  /** Notes that the actor read these. Noting it again changes nothing. */
  markRead(
    permit: Permit<'agreement.mark-read'>,
    read: readonly Pick<Agreement, 'id' | 'version'>[],
  ): Promise<void>
  /** Who has to do with an agreement of the pupil the permit is about now: who teaches them these subjects, their mentor, the workers of their trajectory. */
  peopleAround(permit: KeepsAgreements, subjects: readonly string[]): Promise<readonly Around[]>
  /** Keeps a typed name, locked, until a moment; what the actor typed before it goes. */
  keepAsked(
    permit: Permit<'agreement.ask'>,
    asked: { readonly id: AskedId; readonly box: Uint8Array<ArrayBuffer>; readonly until: Temporal.Instant },
  ): Promise<void>
  /** The names of the subjects that are taught at this school. */
  subjects(): Promise<readonly string[]>
}
