import type { Temporal } from 'temporal-polyfill'
import type { AccountId, AdviceId, DeliveryId, PersonId } from '../kernel/ids.ts'
import type { WorkingTime } from '../kernel/office-hours.ts'
import type { Address } from '../people/account.ts'
import type { Role } from '../people/person.ts'
import type { ColleagueName } from '../text/fixed.ts'
import type { Locale } from '../text/locale.ts'
import type { DeliveryStatus, KnockKind, OccasionKind, Tell } from './knock.ts'

/** One line of the ledger of knocks. */
export type Delivery = Kept &
  (
    | { readonly kind: KnockKind; readonly about: AdviceId }
    | { readonly kind: OccasionKind; readonly about: undefined }
  )

type Kept = {
  readonly id: DeliveryId
  readonly recipient: {
    readonly id: PersonId
    readonly name: ColleagueName
    readonly locale: Locale
    /** Now, not when it was decided to knock. */
    readonly roles: readonly Role[]
  } & WorkingTime
  readonly status: DeliveryStatus
  readonly attempts: number
  /** Where it goes: where the recipient was last active and can be reached now; nowhere, if nowhere. */
  readonly address: (Address & { readonly account: AccountId }) | undefined
  /** The platform's own name for the message, once it was sent. */
  readonly message: string | undefined
  /** The version of the request that the card in the chat shows. */
  readonly shownVersion: number | undefined
}

/** What the ledger writes after an attempt. */
export type Settlement = {
  readonly status: DeliveryStatus
  readonly at: Temporal.Instant
  readonly message?: string
  readonly shownVersion?: number
  readonly reason?: string
  /** From when a held one may be sent. */
  readonly dueAt?: Temporal.Instant
}

export interface LedgerStore {
  /** Decides to knock: one row for each person, and the job that delivers it, in this transaction. What was decided before is not decided again. */
  tell(tell: Tell, at: Temporal.Instant): Promise<void>
  /**
   * Decides to knock each of these, every one on their own: nothing in the ledger says that they were knocked for
   * one and the same thing, for who they are together could tell about whom it was.
   */
  tellEach(kind: OccasionKind, to: readonly PersonId[], at: Temporal.Instant): Promise<void>
  /** Removes what was delivered or given up and must not be kept. */
  removeDelivery(id: DeliveryId): Promise<void>
  /** Asks that the cards about a request which stand in people's chats show the state of now. */
  refreshCards(about: AdviceId): Promise<void>
  /** A delivery, locked until the end of the transaction. */
  delivery(id: DeliveryId): Promise<Delivery | undefined>
  /** The state goes to `sending` before the attempt; a second one to try finds it taken. */
  markSending(id: DeliveryId, through: AccountId, at: Temporal.Instant): Promise<void>
  settle(id: DeliveryId, settlement: Settlement): Promise<void>
  /** The card in the chat shows this version of the request. */
  showed(id: DeliveryId, version: number): Promise<void>
  /** Asks for another try of a delivery that is due again, in so many seconds. */
  deliverLater(id: DeliveryId, seconds: number): Promise<void>
  /**
   * Sends on what was held until now, in this transaction, unless the same person was told later of the same request.
   * Gives how many it looked at, at most so many.
   */
  release(now: Temporal.Instant, atMost: number): Promise<number>
  /** When the first of the held knocks is to be sent on; nothing when none is held. */
  firstHeld(): Promise<Temporal.Instant | undefined>
  /** Asks for another try to change a card, in so many seconds. */
  refreshLater(id: DeliveryId, seconds: number): Promise<void>
}
