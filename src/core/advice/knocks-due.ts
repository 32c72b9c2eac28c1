import type { Temporal } from 'temporal-polyfill'
import type { AdviceId, PersonId } from '../kernel/ids.ts'
import { isAtWork, officeMinutesBetween } from '../kernel/office-hours.ts'
import type { TeamMember } from '../people/person.ts'
import type { SchoolChoices } from '../school/school-choices.ts'
import type { Urgency } from './advice.ts'

/** The knocks by which the team hears that a request waits, in the order of a long wait. */
export const waitingKnocks = [
  'advice.asked',
  'advice.reopened',
  'advice.unmanned',
  'advice.waiting',
  'advice.waiting-long',
] as const
export type WaitingKnock = (typeof waitingKnocks)[number]

/** An open request, and who was knocked since it became open. */
export type Waiting = {
  readonly id: AdviceId
  /** The version as which it became open: a request that is opened again waits anew. */
  readonly openedVersion: number
  readonly urgency: Urgency
  readonly told: readonly { readonly kind: WaitingKnock; readonly at: Temporal.Instant }[]
}

/** What makes one time of waiting one occasion to knock. */
export const occurrenceOfWaiting = ({ id, openedVersion }: Waiting): string => `${id}:${openedVersion}`

/** One knock that is due, and to whom. */
export type KnockDue = { readonly kind: WaitingKnock; readonly to: readonly PersonId[] }

type Choices = Pick<SchoolChoices, 'zone' | 'bells' | 'calendar' | 'officeHours' | 'waiting'>

const minutes = (from: Temporal.Instant, until: Temporal.Instant): number =>
  (until.epochMilliseconds - from.epochMilliseconds) / 60_000

/**
 * Who has to hear of an open request now. First the support workers who are at work, or the coordinator when none of
 * them is; past the school's limit the support workers again, and past the next one the coordinator: once each. Outside
 * office hours nobody, and whoever is away is passed over; only for safety everybody counts as being there, by the clock.
 */
export const knocksDue = (
  { urgency, openedVersion, told }: Pick<Waiting, 'urgency' | 'openedVersion' | 'told'>,
  team: readonly TeamMember[],
  choices: Choices,
  now: Temporal.Instant,
): readonly KnockDue[] => {
  const safety = urgency === 'safety'
  const reachable = team.filter((member) => member.reachable)
  const present = reachable.filter((member) => isAtWork(choices, member, now))
  const there = safety ? reachable : present
  const workers = idsOf(there, 'support-worker')
  const coordinators = idsOf(there, 'coordinator')

  const [first] = told.toSorted((one, other) => one.at.epochMilliseconds - other.at.epochMilliseconds)
  if (!first) {
    const alone = idsOf(present, 'support-worker').length === 0
    return some([
      { kind: openedVersion === 1 ? 'advice.asked' : 'advice.reopened', to: workers },
      { kind: 'advice.unmanned', to: alone ? without(coordinators, workers) : [] },
    ])
  }
  const heard = (kind: WaitingKnock): boolean => told.some((one) => one.kind === kind)
  if (heard('advice.waiting-long')) return []
  const waited = safety ? minutes(first.at, now) : officeMinutesBetween(choices, first.at, now)
  const again = !heard('advice.waiting') && waited >= choices.waiting.knockAgainAfter
  const long = waited >= choices.waiting.coordinatorAfter || (again && workers.length === 0)
  return some([
    { kind: 'advice.waiting', to: again ? without(workers, long ? coordinators : []) : [] },
    { kind: 'advice.waiting-long', to: long ? coordinators : [] },
  ])
}

const idsOf = (team: readonly TeamMember[], role: 'support-worker' | 'coordinator'): readonly PersonId[] =>
  team.filter(({ roles }) => roles.includes(role)).map(({ id }) => id)

const without = (people: readonly PersonId[], others: readonly PersonId[]): readonly PersonId[] =>
  people.filter((person) => !others.includes(person))

const some = (knocks: readonly KnockDue[]): readonly KnockDue[] => knocks.filter(({ to }) => to.length > 0)
