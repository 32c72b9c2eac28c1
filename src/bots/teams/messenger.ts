import type { ConversationReference, TurnContext } from 'botbuilder'
import type { Attempt, Messenger, Parcel } from '../../core/knocks/knock.ts'
import type { Address, TeamsConversation } from '../../core/people/account.ts'
import { laterByDefault } from './limits.ts'
import type { Adapters } from './outbound/adapter.ts'
import { failedAttempt } from './outbound/attempt.ts'
import type { OpensOf } from './render/button.ts'
import { message } from './render/message.ts'
import type { TeamsSettings } from './settings.ts'
import { isAllowed } from './trust/service-address.ts'

type Deed = (context: TurnContext, content: ReturnType<typeof message>) => Promise<string | undefined>

const refused = (reason: string, later?: number): Attempt => ({ is: 'refused', reason, later })

/** The private conversation with somebody, as botbuilder names it. */
export const reference = (
  { workspace, user }: Address,
  { serviceUrl, conversation, bot }: TeamsConversation,
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

/** Reaches people in the conversation in which they installed the app. */
export const teamsMessenger = (settings: TeamsSettings, adapters: Adapters, opens: OpensOf): Messenger => {
  const attempt = async ({ address, knock, locale }: Parcel, deed: Deed): Promise<Attempt> => {
    const { conversation } = address
    if (!conversation) return refused('not_installed')
    if (address.workspace !== settings.tenantId) return refused('other_tenant')
    if (!isAllowed(conversation.serviceUrl, settings)) return refused('service_url_not_allowed')
    const content = message(knock, { opens, locale })
    const adapter = await adapters.ready().catch(() => undefined)
    if (!adapter) return refused('no_metadata', laterByDefault)
    let outcome: Attempt = { is: 'unclear', reason: 'no_answer' }
    const to = reference(address, conversation)
    await adapter.continueConversationAsync(settings.appId, to, async (context) => {
      try {
        const id = await deed(context, content)
        outcome = id ? { is: 'sent', message: id } : { is: 'unclear', reason: 'no_message_named' }
      } catch (error) {
        outcome = failedAttempt(error)
      }
    })
    return outcome
  }
  return {
    send: (parcel) => attempt(parcel, async (context, content) => (await context.sendActivity(content))?.id),
    update: (parcel) =>
      attempt(parcel, async (context, content) => {
        await context.updateActivity({ ...content, id: parcel.message })
        return parcel.message
      }),
  }
}
