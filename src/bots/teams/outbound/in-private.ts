import type { ConversationReference, TurnContext } from 'botbuilder'
import type { Attempt } from '../../../core/knocks/knock.ts'
import type { Address } from '../../../core/people/account.ts'
import { laterByDefault } from '../limits.ts'
import type { TeamsSettings } from '../settings.ts'
import { isAllowed } from '../trust/service-address.ts'
import type { Adapters } from './adapter.ts'
import { failedAttempt } from './attempt.ts'

/** Does one thing in the conversation in which somebody installed the app: gives the id of the message it was done to. */
export type InPrivate = (
  address: Address,
  deed: (context: TurnContext) => Promise<string | undefined>,
) => Promise<Attempt>

const refused = (reason: string, later?: number): Attempt => ({ is: 'refused', reason, later })

const reference = (
  { workspace, user }: Address,
  { serviceUrl, conversation, bot }: NonNullable<Address['conversation']>,
): Partial<ConversationReference> => ({
  channelId: 'msteams',
  serviceUrl,
  conversation: {
    id: conversation,
    conversationType: 'personal',
    tenantId: workspace,
    isGroup: false,
    name: '',
  },
  bot: { id: bot, name: '' },
  user: { id: '', name: '', aadObjectId: user },
})

/** Speaks with people of the school's own tenant, at an address of Teams and nowhere else. */
export const openPrivateWay =
  (settings: TeamsSettings, adapters: Adapters): InPrivate =>
  async (address, deed) => {
    const { conversation } = address
    if (!conversation) return refused('not_installed')
    if (address.workspace !== settings.tenantId) return refused('other_tenant')
    if (!isAllowed(conversation.serviceUrl, settings)) return refused('service_url_not_allowed')
    const adapter = await adapters.ready().catch(() => undefined)
    if (!adapter) return refused('no_metadata', laterByDefault)
    let outcome: Attempt = { is: 'unclear', reason: 'no_answer' }
    const to = reference(address, conversation)
    await adapter.continueConversationAsync(settings.appId, to, async (context) => {
      try {
        const id = await deed(context)
        outcome = id ? { is: 'sent', message: id } : { is: 'unclear', reason: 'no_message_named' }
      } catch (error) {
        outcome = failedAttempt(error)
      }
    })
    return outcome
  }
