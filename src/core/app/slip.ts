import type { Temporal } from 'temporal-polyfill'
import type { Permit } from '../access/permit.ts'
import type { SchoolId } from '../kernel/ids.ts'
import type { Letter } from '../view/letter.ts'

/** A letter that waits to be opened: locked under a key that stands nowhere but in its address. */
export type Slip = {
  readonly id: string
  readonly box: Uint8Array<ArrayBuffer>
  /** Where a browser opens it. */
  readonly address: string
}

/** Locks a letter away for who gets its address; nothing when the bot has no address of its own that a browser can reach. */
export type MakeSlip = (school: SchoolId, letter: Letter) => Slip | undefined

/** How long a letter waits, in minutes. */
export const slipWaits = 10

export interface SlipStore {
  /** Keeps a letter until a moment. Those whose time is over go. */
  keepSlip(
    permit: Permit<'agreement.print'>,
    slip: Omit<Slip, 'address'>,
    time: { readonly now: Temporal.Instant; readonly until: Temporal.Instant },
  ): Promise<void>
}

/** Where letters are fetched by who has their address: the address itself is the permit, and it was given under one. */
export interface SlipBox {
  /** What waits under this id at this moment; nothing when its time is over. */
  slip(school: SchoolId, id: string, at: Temporal.Instant): Promise<Uint8Array | undefined>
}
