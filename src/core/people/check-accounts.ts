import type { Log } from '../app/log.ts'
import type { Clock } from '../kernel/clock.ts'
import type { SchoolId } from '../kernel/ids.ts'
import type { Store } from '../ports.ts'
import type { Address } from './account.ts'
import type { AccountProfile } from './account-profile.ts'

/** What checking takes from the world. */
export type Checking = {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  /** Asks the platform of an account who that is now; nothing when it does not say, or when its front is off. */
  readonly profile: (address: Address) => Promise<AccountProfile | undefined> | undefined
}

/** As many in one go as the platforms let us ask about without a pause; whoever was checked longest ago comes first. */
const inOneGo = 80

/**
 * Cuts off accounts that have become a guest's, a bot's or somebody's from elsewhere, or were deactivated. A platform
 * that says nothing changes nothing.
 */
export const checkAccounts = async (
  { store, clock, log, profile }: Checking,
  school: SchoolId,
): Promise<void> => {
  const accounts = await store.unattended(school, (tx) => tx.accountsToCheck(inOneGo))
  for (const { account, ...address } of accounts) {
    const found = await profile(address)
    const isCut = found !== undefined && found.is !== 'member'
    await store.unattended(school, (tx) => tx.accountChecked(account, { isCut, at: clock() }))
    if (isCut) log('account.cut', { platform: address.platform, reason: found.is })
  }
}
