import type { Temporal } from 'temporal-polyfill'
import type { AccessStore } from './access/permit.ts'
import type { SearchStore } from './access/search.ts'
import type { AdviceStore } from './advice/advice-store.ts'
import type { DraftStore } from './advice/draft.ts'
import type { WaitingStore } from './advice/waiting-store.ts'
import type { AgreementStore } from './agreements/agreement-store.ts'
import type { SlipStore } from './app/slip.ts'
import type { CircleStore } from './circle/circle-store.ts'
import type { SchoolId, StudentId } from './kernel/ids.ts'
import type { LedgerStore } from './knocks/ledger.ts'
import type { AbsenceStore } from './people/absence.ts'
import type { Account, Address, TeamsConversation } from './people/account.ts'
import type { AccountsStore } from './people/accounts-store.ts'
import type { Arrival, PeopleStore } from './people/person.ts'
import type { RegisterStore } from './register/register.ts'
import type { ChoicesStore } from './school/school-choices.ts'
import type { StudentsStore } from './students/student.ts'
import type { LessonStore } from './timetable/lesson-store.ts'
import type { TrajectoryStore } from './trajectories/trajectory-store.ts'

/** One transaction of one school. Everything in it commits together or not at all. */
export interface Tx
  extends AccessStore,
    ChoicesStore,
    PeopleStore,
    AbsenceStore,
    AccountsStore,
    StudentsStore,
    LessonStore,
    DraftStore,
    AdviceStore,
    WaitingStore,
    TrajectoryStore,
    AgreementStore,
    CircleStore,
    SlipStore,
    RegisterStore,
    LedgerStore {
  /** Runs a deed so that a refusal undoes its writes, while the register row and the taken event stay. */
  attempt<T extends { readonly ok: boolean }>(deed: () => Promise<T>): Promise<T>
}

/** One transaction as somebody sees it who only looks: there is nothing in it to change anything with. */
export type Looking = Pick<
  Tx,
  | 'permit'
  | 'advice'
  | 'askedBy'
  | 'shelf'
  | 'team'
  | 'draft'
  | 'schoolChoices'
  | 'workingDays'
  | 'reachability'
  | 'ownLessons'
  | 'pupil'
  | 'trajectory'
  | 'openTrajectories'
  | 'countTrajectories'
  | 'lookUp'
  | 'agreementsInHand'
  | 'peopleAround'
  | 'subjects'
  | 'emergencies'
  | 'emergencyReason'
  | keyof RegisterStore
>

/** One transaction of one statement: the permit, and what it allows to be known of one pupil on one day. */
export type Glancing = Pick<Tx, 'permit' | 'lookUp'>

/** Everything that is kept. */
export interface Store extends SearchStore {
  /** Who is at the door; nobody for an unknown workspace, an unlinked account, or somebody who left. */
  arrive(
    account: Account,
    at: Temporal.Instant,
  ): Promise<{ readonly arrival: Arrival; readonly address: Address } | undefined>
  /** The school that listed an account's workspace or tenant, whoever the account may be of. */
  schoolOf(account: Account): Promise<SchoolId | undefined>
  /** Takes an event that asks for no permit: whether it came for the first time. */
  take(account: Account, event: string, at: Temporal.Instant): Promise<boolean>
  /** Remembers where Teams can reach this person, or forgets it. */
  keepConversation(
    school: SchoolId,
    account: Account,
    conversation: TeamsConversation | undefined,
  ): Promise<void>
  /** Every school that can be spoken to: what runs by the clock does its work for each. */
  schools(): Promise<readonly SchoolId[]>
  /** Notes in which vault the lockers of a school are; `false` when they are in another. */
  bindVault(school: SchoolId, vault: string): Promise<boolean>
  /** Every pupil of the roster now. */
  pupils(school: SchoolId): Promise<readonly StudentId[]>
  /** Forgets names that were typed in a chat and not opened in time. */
  forgetAsked(school: SchoolId, at: Temporal.Instant): Promise<void>
  /** Forgets the events of a school that were taken before a moment. */
  forgetEvents(school: SchoolId, before: Temporal.Instant): Promise<void>
  /** The work of a request. Its first statement must be the permit, which also sets the school. */
  transaction<T>(school: SchoolId, work: (tx: Tx) => Promise<T>): Promise<T>
  /** The work of a request that only looks one pupil up. */
  glance<T>(on: Temporal.PlainDate, work: (tx: Glancing) => Promise<T>): Promise<T>
  /**
   * Work that nobody asks for at this moment, such as a delivery, or of whom it is not known yet who they are. It shows
   * nobody anything, so it needs no permit.
   */
  unattended<T>(school: SchoolId, work: (tx: Tx) => Promise<T>): Promise<T>
}
