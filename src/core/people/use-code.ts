import { authorize } from '../access/permit.ts'
import type { World } from '../app/dispatch.ts'
import { AccountId, type SchoolId } from '../kernel/ids.ts'
import type { Account } from './account.ts'
import type { AccountProfile } from './account-profile.ts'
import { triesPerHour } from './link-code.ts'

/** Somebody whom nobody knows types a code. */
export type CodeTry = {
  readonly school: SchoolId
  readonly account: Account
  readonly profile: AccountProfile
  readonly event: string
  readonly code: string
}

/**
 * Links an account of a member by a code that an admin handed out. It is good once and for a short while; what is wrong
 * with one that is not taken is told to nobody.
 */
export const useCode = async (
  { store, clock, newId }: Pick<World, 'store' | 'clock' | 'newId'>,
  { school, account, profile, event, code }: CodeTry,
): Promise<'linked' | 'refused' | 'again'> => {
  const at = clock()
  return store.unattended(school, async (tx) => {
    const claims = await tx.claims(account, [])
    if (!(await tx.takeEvent(event, at))) return 'again'
    if (claims.owner) return 'linked'
    if (profile.is !== 'member' || !(await tx.countTry(account, triesPerHour, at))) return 'refused'
    const taken = await tx.takeCode(code, at)
    if (!taken) return 'refused'
    const subject = { kind: 'none' } as const
    const permitted = await authorize(tx, {
      school,
      actor: taken.person,
      action: 'account.link',
      subject,
      at,
    })
    if (permitted === 'again' || !permitted.ok) return 'refused'
    const link = { id: AccountId.parse(newId()), by: 'code', vouchedBy: taken.vouchedBy, at } as const
    await tx.linkAccount(permitted.value, account, link)
    return 'linked'
  })
}
