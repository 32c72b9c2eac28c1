import type { TurnContext } from 'botbuilder'
import type { Attempt, Messenger, Parcel } from '../../core/knocks/knock.ts'
import type { InPrivate } from './outbound/in-private.ts'
import type { OpensOf } from './render/button.ts'
import { message } from './render/message.ts'

type Deed = (context: TurnContext, content: ReturnType<typeof message>) => Promise<string | undefined>

/** Reaches people in the conversation in which they installed the app. */
export const teamsMessenger = (inPrivate: InPrivate, opens: OpensOf): Messenger => {
  const attempt = async ({ address, knock, locale }: Parcel, deed: Deed): Promise<Attempt> => {
    const content = message(knock, { opens, locale })
    return inPrivate(address, (context) => deed(context, content))
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
