import { authorize } from '../access/permit.ts'
import type { World } from '../app/dispatch.ts'
import { AccountId, type PersonId, type SchoolId } from '../kernel/ids.ts'
import type { Account } from './account.ts'
import { type AccountProfile, comparable } from './account-profile.ts'
import type { Claims } from './accounts-store.ts'

/**
 * Whose an account is by its addresses: of the one person of now whom they name, and of nobody when it was ever
 * somebody else's, for an address or an account that is used again inherits nothing.
 */
export const personByEmail = ({
  named,
  holders,
}: Pick<Claims, 'named' | 'holders'>): PersonId | undefined => {
  const [person, ...others] = new Set(named)
  if (person === undefined || others.length > 0) return undefined
  return holders.every((holder) => holder === person) ? person : undefined
}

/** Links an account of a member to the person whose address in the roster the platform vouches for; whether it is linked now. */
export const linkByEmail = async (
  { store, clock, newId }: Pick<World, 'store' | 'clock' | 'newId'>,
  { school, account, profile }: { school: SchoolId; account: Account; profile: AccountProfile },
): Promise<boolean> => {
  const emails = profile.emails.map(comparable).filter((email) => email !== '')
  if (profile.is !== 'member' || emails.length === 0) return false
  const at = clock()
  return store.unattended(school, async (tx) => {
    const claims = await tx.claims(account, emails)
    if (claims.owner) return true
    const actor = personByEmail(claims)
    if (!actor) return false
    const subject = { kind: 'none' } as const
    const permitted = await authorize(tx, { school, actor, action: 'account.link', subject, at })
    if (permitted === 'again' || !permitted.ok) return false
    const link = { id: AccountId.parse(newId()), by: 'e-mail', vouchedBy: undefined, at } as const
    await tx.linkAccount(permitted.value, account, link)
    return true
  })
}
