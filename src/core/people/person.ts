import { z } from 'zod'
import type { Permit } from '../access/permit.ts'
import type { PersonId, SchoolId } from '../kernel/ids.ts'
import type { WorkingTime } from '../kernel/office-hours.ts'
import type { Weekday } from '../kernel/weekday.ts'
import type { ColleagueName, SchoolPhone } from '../text/fixed.ts'
import type { Locale } from '../text/locale.ts'

/** What a member of staff does at school. One person may have several roles. */
export const Role = z.enum([
  'teacher',
  'mentor',
  'team-leader',
  'support-worker',
  'coordinator',
  'privacy-officer',
  'admin',
])
export type Role = z.infer<typeof Role>

/** A member of staff as colleagues know each other. */
export type Colleague = { readonly id: PersonId; readonly name: ColleagueName }

/** The school as far as a conversation needs it. */
export type SchoolSettings = {
  readonly id: SchoolId
  readonly zone: string
  readonly locale: Locale
  /** Where to call when somebody is not safe. The bot is no alarm line. */
  readonly emergencyPhone: SchoolPhone
  /** Topics the school chose for advice requests; the list of the catalogue when it chose none. */
  readonly topics: readonly string[]
  /** The present stamp of its roster: names that were read under another are not the present ones. */
  readonly roster: string
}

/** Somebody at the door, recognised: which person of which school is writing. */
export type Arrival = {
  readonly school: SchoolSettings
  readonly actor: Colleague
  readonly roles: readonly Role[]
  /** The person's own choice, if they made one. */
  readonly ownLocale: Locale | undefined
}

/** The language to answer in: the person's own choice, else the school's. */
export const localeOf = (arrival: Arrival): Locale => arrival.ownLocale ?? arrival.school.locale

/** The people who answer advice requests. */
export const isTeam = (roles: readonly Role[]): boolean =>
  roles.includes('support-worker') || roles.includes('coordinator')

export interface PeopleStore {
  /** The team now: who can be given a request, and who of them has a chat in which a knock arrives. */
  team(): Promise<readonly TeamMember[]>
  chooseLanguage(permit: Permit<'language.choose'>, locale: Locale): Promise<void>
  /** Somebody's own working days; none while they said nothing. */
  workingDays(permit: Permit<'working-days.keep'>): Promise<readonly Weekday[] | undefined>
  chooseWorkingDays(permit: Permit<'working-days.keep'>, days: readonly Weekday[]): Promise<void>
}

/** Somebody of the team, with what decides whether they are at work at a moment. */
export type TeamMember = Colleague &
  WorkingTime & { readonly roles: readonly Role[]; readonly reachable: boolean }
