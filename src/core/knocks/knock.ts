import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { AdviceId, DeliveryId, PersonId } from '../kernel/ids.ts'
import type { Address } from '../people/account.ts'
import type { Colleague } from '../people/person.ts'
import type { Locale } from '../text/locale.ts'
import type { Knock } from '../view/view.ts'

/** Why somebody is knocked. The words are made at the moment of sending, from the state of then. */
export type KnockKind =
  | 'advice.asked'
  | 'advice.unmanned'
  | 'advice.assigned'
  | 'advice.claimed'
  | 'advice.answered'
  | 'advice.asked-back'
  | 'advice.replied'
  | 'advice.withdrawn'
  | 'advice.closed'
  | 'advice.reopened'
  | 'advice.waiting'
  | 'advice.waiting-long'
  | 'advice.helped?'

/** Why somebody is knocked who hears no more than that something happened: it names nobody and leads to no one thing. */
export type OccasionKind =
  | 'agreement.changed'
  | 'agreement.proposed'
  | 'trajectory.enrolled'
  | 'trajectory.assigned'
  | 'circle.emergency'

/** A decision to knock. `occurrence` makes it one decision: the same kind, occurrence and person are never knocked twice. */
export type Tell = {
  readonly kind: KnockKind
  readonly about: AdviceId
  readonly occurrence: string
  readonly to: readonly PersonId[]
}

/**
 * The life of a delivery. It is `held` until its recipient is at work, when it comes outside their hours.
 * `sending` is written before the attempt and the rest after it; `unsure` means the platform may have delivered it:
 * it is shown to a person and never repeated blindly.
 */
export const DeliveryStatus = z.enum(['due', 'held', 'sending', 'sent', 'failed', 'unsure', 'dropped'])
export type DeliveryStatus = z.infer<typeof DeliveryStatus>

/** One line of the trail of a request: who was told what, how far that came, and when. */
export type Told = {
  readonly to: Colleague
  readonly kind: KnockKind
  readonly status: DeliveryStatus
  /** When it was settled; when it will be sent, while it is held; else when it was decided. */
  readonly at: Temporal.Instant
}

/** What one attempt came to. One attempt is one request to the platform. */
export type Attempt =
  | { readonly is: 'sent'; readonly message: string }
  /** The platform clearly did not take it. `later` (in seconds) when trying again makes sense. */
  | { readonly is: 'refused'; readonly reason: string; readonly later: number | undefined }
  /** It may or may not have arrived. */
  | { readonly is: 'unclear'; readonly reason: string }

/** What is sent, as data, with where and in which language. */
export type Parcel = {
  readonly delivery: DeliveryId
  readonly address: Address
  readonly locale: Locale
  readonly knock: Knock
}

/** A front that can reach people. */
export interface Messenger {
  send(parcel: Parcel): Promise<Attempt>
  /** Changes a card that stands in someone's chat; may be repeated, since it says the same again. */
  update(parcel: Parcel & { readonly message: string }): Promise<Attempt>
}
