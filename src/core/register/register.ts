import type { Temporal } from 'temporal-polyfill'
import type { Permit } from '../access/permit.ts'
import { PersonId, type StudentId } from '../kernel/ids.ts'
import type { Colleague } from '../people/person.ts'

/** Whom a row of the register was about. */
export type About =
  | { readonly kind: 'student'; readonly name: string }
  | { readonly kind: 'class'; readonly name: string }
  /** What was agreed with a pupil: whose, only the pupil's locker can tell. */
  | { readonly kind: 'somebody' }
  /** A pupil who was forgotten since: nobody can tell any more who it was. */
  | { readonly kind: 'forgotten' }
  | { readonly kind: 'nobody' }

/** In the place of a colleague, where something was done from the command line by who runs the bot. */
export const operator = PersonId.parse('00000000-0000-4000-8000-000000000000')

/** One row of the register, to be read. */
export type RegisterLine = {
  readonly number: number
  readonly at: Temporal.Instant
  /** Nobody of the school: it was done from the command line. */
  readonly who: Colleague | undefined
  readonly action: string
  readonly allowed: boolean
  readonly because: string | undefined
  readonly about: About
}

/** A page of the register, the newest rows first, and before which number the next one begins. */
export type RegisterPage = { readonly lines: readonly RegisterLine[]; readonly next: number | undefined }

/** What a page is of: everything or what one colleague did, before a number or from the newest on. */
export type Wanted = { readonly colleague?: PersonId | undefined; readonly before?: number | undefined }

export const pageSize = 10

/** So many rows are looked through for one page: a pupil's own are not together. */
export const lookedThrough = 20_000

/** Where looking becomes odd enough to be mentioned. What is mentioned may have a good reason; the privacy officer asks. */
export const beyond = {
  /** Times that one colleague looked at pupils in a day. */
  looksInDay: 40,
  /** Times that one colleague was refused in a day. */
  refusalsInDay: 10,
  /** Times that one colleague looked at pupils outside office hours, in the whole period. */
  looksOutsideHours: 5,
  /** Colleagues who looked at one pupil, in the whole period: more than the circle of most. */
  colleagues: 18,
  /** Colleagues who were refused about one pupil, in the whole period. */
  others: 3,
} as const

/** So many days are looked back over. */
export const oddDays = 14

/** The times between which the office was open. */
export type Open = { readonly from: Temporal.Instant; readonly until: Temporal.Instant }

/** Over which time odd looks are sought, and by which clock a day begins. */
export type OddPeriod = {
  readonly since: Temporal.Instant
  readonly zone: string
  readonly open: readonly Open[]
}

/** What a colleague did in a day. */
export type InDay = { readonly who: Colleague; readonly day: Temporal.PlainDate; readonly count: number }

/** What stands out among what each colleague did in the past days. What is done in one go counts once. */
export type OddLooks = {
  readonly many: readonly InDay[]
  readonly refused: readonly InDay[]
  readonly outsideHours: readonly { readonly who: Colleague; readonly count: number }[]
}

/** A pupil at whom many looked, or tried to. */
export type Watched = {
  readonly student: StudentId
  readonly name: string | undefined
  readonly colleagues: number
  readonly refused: number
}

/** What the privacy officer reads. */
export interface RegisterStore {
  registerPage(permit: Permit<'register.read'>, wanted: Wanted): Promise<RegisterPage>
  /** What was done about the pupil the permit is about. */
  registerOfPupil(permit: Permit<'register.read'>, before: number | undefined): Promise<RegisterPage>
  /** Everybody who ever worked here. */
  everybody(permit: Permit<'register.read'>): Promise<readonly Colleague[]>
  oddLooks(permit: Permit<'register.odd'>, period: OddPeriod): Promise<OddLooks>
}
