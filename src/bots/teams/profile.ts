import { setTimeout as wait } from 'node:timers/promises'
import { TeamsInfo, type TurnContext } from 'botbuilder'
import { z } from 'zod'
import type { Log } from '../../core/app/log.ts'
import type { Account, Address } from '../../core/people/account.ts'
import type { AccountProfile } from '../../core/people/account-profile.ts'
import { failedAttempt } from './outbound/attempt.ts'
import type { InPrivate } from './outbound/in-private.ts'

const said = z
  .string()
  .nullish()
  .transform((words) => words ?? undefined)

/** What the connector tells about a member of a conversation; the object id stands under either name. */
const Member = z.object({
  aadObjectId: said,
  objectId: said,
  tenantId: said,
  userRole: said,
  userPrincipalName: said,
  email: said,
})
type Member = z.infer<typeof Member>

/** A guest of the tenant keeps the address of where they come from, with this mark in it. */
const invited = /#EXT#/i

const kindOf = (member: Member, tenant: string): AccountProfile['is'] => {
  if (member.tenantId !== undefined && member.tenantId !== tenant) return 'external'
  const isGuest = ['guest', 'anonymous'].includes(member.userRole?.toLowerCase() ?? '')
  return isGuest || invited.test(member.userPrincipalName ?? '') ? 'guest' : 'member'
}

/** The connector's answer about an account, in no platform's terms; nothing when it is about somebody else. */
export const profileIn = (answer: unknown, { workspace, user }: Account): AccountProfile | undefined => {
  const member = Member.safeParse(answer).data
  if (!member) return undefined
  const named = [member.aadObjectId, member.objectId].filter((id) => id !== undefined)
  if (named.length === 0 || named.some((id) => id.toLowerCase() !== user.toLowerCase())) return undefined
  return {
    is: kindOf(member, workspace),
    // The tenant's own directory vouches for both; schools have their people's addresses in either.
    emails: [member.userPrincipalName, member.email].filter((email) => email !== undefined),
    locale: undefined,
  }
}

/** How long somebody waits for it, in milliseconds. */
const patience = 2000

/** Asks Teams about somebody in the conversation of a turn, by whichever id it has for them. */
export const askProfile = async (
  context: TurnContext,
  account: Account,
  id: string,
  log: Log,
): Promise<AccountProfile | undefined> => {
  const asked = TeamsInfo.getMember(context, id).then(
    (answer) => profileIn(answer, account),
    (error: unknown) => {
      const failed = failedAttempt(error)
      log('teams.profile.failed', { reason: failed.is === 'sent' ? undefined : failed.reason })
      return undefined
    },
  )
  return Promise.race([asked, wait(patience, undefined, { ref: false })])
}

/** Asks Teams about somebody outside a turn, where the app is installed for them. */
export const profiles =
  (inPrivate: InPrivate, log: Log) =>
  async (address: Address): Promise<AccountProfile | undefined> => {
    let found: AccountProfile | undefined
    await inPrivate(address, async (context) => {
      found = await askProfile(context, address, address.user, log)
      return undefined
    })
    return found
  }
