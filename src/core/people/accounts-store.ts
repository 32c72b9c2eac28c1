import type { Temporal } from 'temporal-polyfill'
import type { Permit } from '../access/permit.ts'
import type { AccountId, PersonId } from '../kernel/ids.ts'
import type { Account, Address, Platform } from './account.ts'
import type { Colleague } from './person.ts'

/** Whose an account may be. */
export type Claims = {
  /** Whose it is now. */
  readonly owner: PersonId | undefined
  /** Everybody whose it ever was. */
  readonly holders: readonly PersonId[]
  /** The people of now who have one of its addresses in the roster. */
  readonly named: readonly PersonId[]
}

/** How it is known whose an account is, besides what a file says. */
export type Link = {
  readonly id: AccountId
  readonly at: Temporal.Instant
} & (
  | { readonly by: 'e-mail'; readonly vouchedBy: undefined }
  | { readonly by: 'code'; readonly vouchedBy: PersonId }
)

/** One account of somebody, as far as reaching them goes. */
export type Reach = {
  readonly platform: Platform
  /** Whether a knock arrives there: on Teams only where the app is installed. */
  readonly open: boolean
  readonly seenAt: Temporal.Instant | undefined
}

/** Somebody with every account that is theirs now. */
export type Reachability = Colleague & { readonly accounts: readonly Reach[] }

export interface AccountsStore {
  /** Whose an account may be. Linking goes one at a time: from here on, others wait until the end of the transaction. */
  claims(account: Account, emails: readonly string[]): Promise<Claims>
  /** Makes an account the permit's own actor's: theirs of before, or else a new one, so that nothing sent earlier comes along. */
  linkAccount(permit: Permit<'account.link'>, account: Account, link: Link): Promise<void>
  /** Keeps the seal of a code for somebody who works here; an earlier one is void. Nobody, when they do not. */
  keepCode(
    permit: Permit<'account.hand-out-code'>,
    code: { readonly person: PersonId; readonly code: string; readonly until: Temporal.Instant },
  ): Promise<Colleague | undefined>
  /** Takes a code that still lasts; it is gone with that. */
  takeCode(
    code: string,
    at: Temporal.Instant,
  ): Promise<{ readonly person: PersonId; readonly vouchedBy: PersonId } | undefined>
  /** Notes down that an account tries a code, unless too many were tried in the hour before. */
  countTry(
    account: Account,
    most: { readonly account: number; readonly school: number },
    at: Temporal.Instant,
  ): Promise<boolean>
  /** Takes an event of which it is not known yet who causes it: whether it came for the first time. */
  takeEvent(event: string, at: Temporal.Instant): Promise<boolean>
  /** Everybody who works here, by name, and the platforms on which this school can be found. */
  reachability(
    permit: Permit<'people.reachable'>,
  ): Promise<{ readonly people: readonly Reachability[]; readonly platforms: readonly Platform[] }>
  /** So many accounts that open something now, whichever were checked longest ago. */
  accountsToCheck(most: number): Promise<readonly (Address & { readonly account: AccountId })[]>
  /** Notes down that an account was checked. One that is cut opens nothing from now on, and is sent nothing. */
  accountChecked(
    id: AccountId,
    found: { readonly isCut: boolean; readonly at: Temporal.Instant },
  ): Promise<void>
}
