import type { Temporal } from 'temporal-polyfill'
import type { Permit } from '../access/permit.ts'
import type { Pseudonym } from '../access/vault.ts'
import type { ClassId, EmergencyId, PersonId } from '../kernel/ids.ts'
import type { Colleague } from '../people/person.ts'

/** One time that somebody had to know in an emergency, as it stands in the list. */
export type EmergencyLine = {
  readonly id: EmergencyId
  readonly pseudonym: Pseudonym
  readonly by: Colleague
  readonly since: Temporal.Instant
}

export interface CircleStore {
  /** Everybody who works here now. */
  staff(permit: Permit<'circle.substitute'>): Promise<readonly Colleague[]>
  /** Gives somebody a class for a day. Giving it again changes nothing. */
  addSubstitution(
    permit: Permit<'circle.substitute'>,
    substitution: {
      readonly person: PersonId
      readonly class: ClassId
      readonly since: Temporal.Instant
      readonly until: Temporal.Instant
    },
  ): Promise<void>
  /** Lets the actor into the circle of the pupil the permit is about, for a time; why is locked away. */
  addEmergency(
    permit: Permit<'circle.emergency'>,
    emergency: {
      readonly id: EmergencyId
      readonly reason: string
      readonly since: Temporal.Instant
      readonly until: Temporal.Instant
    },
  ): Promise<void>
  /** The emergencies of the school since a moment, newest first. */
  emergencies(
    permit: Permit<'circle.see-emergencies'>,
    since: Temporal.Instant,
  ): Promise<readonly EmergencyLine[]>
  /** What was written in an emergency about the pupil the permit is about. */
  emergencyReason(permit: Permit<'circle.see-emergencies'>, id: EmergencyId): Promise<string | undefined>
}
