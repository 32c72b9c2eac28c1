import { AccountId } from '../../src/core/kernel/ids.ts'
import { type Address, Platform, type TeamsConversation } from '../../src/core/people/account.ts'

type AccountRow = {
  readonly id: string
  readonly platform: string
  readonly workspace: string
  readonly externalUser: string
  readonly seenAt: Date | null
  readonly reachable: boolean
  readonly cutAt: Date | null
  readonly serviceUrl: string | null
  readonly conversation: string | null
  readonly bot: string | null
}

/** Where Teams can reach an account, if the app was installed there. */
export const conversationOf = (
  row: Pick<AccountRow, 'serviceUrl' | 'conversation' | 'bot'>,
): TeamsConversation | undefined =>
  row.serviceUrl && row.conversation && row.bot
    ? { serviceUrl: row.serviceUrl, conversation: row.conversation, bot: row.bot }
    : undefined

/** Where a message to an account goes. */
export const addressAt = (row: Omit<AccountRow, 'id' | 'seenAt' | 'reachable' | 'cutAt'>): Address => ({
  platform: Platform.parse(row.platform),
  workspace: row.workspace,
  user: row.externalUser,
  conversation: conversationOf(row),
})

/**
 * Where a person is reached: where they were last active, never in two places. A message that was sent already
 * stays with the account it was sent to.
 */
export const addressOf = (
  accounts: readonly AccountRow[],
  sentTo: string | null,
): (Address & { readonly account: AccountId }) | undefined => {
  const [last] = accounts
    .filter((account) => !account.cutAt && (sentTo ? account.id === sentTo : account.reachable))
    .sort((one, other) => (other.seenAt?.getTime() ?? 0) - (one.seenAt?.getTime() ?? 0))
  if (!last) return undefined
  return { ...addressAt(last), account: AccountId.parse(last.id) }
}
