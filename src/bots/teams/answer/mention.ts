import type { TurnContext } from 'botbuilder'
import type { Locale } from '../../../core/text/locale.ts'
import type { Seen } from '../gesture.ts'
import { message, privateOnly } from '../render/message.ts'
import { ask, type Desk, post } from './desk.ts'

/** The threads of a channel are one place, in which many may call. */
const placeOf = ({ activity }: TurnContext): string => activity.conversation.id.split(';', 1)[0] ?? ''

/** The same line whoever called and whatever they said, and seldom. */
const sayInPublic = async (desk: Desk, context: TurnContext, locale: Locale): Promise<void> => {
  if (desk.restraint.allows(placeOf(context))) {
    await post(desk, context, privateOnly(locale))
  }
}

/** Answers who called the bot where others read along: in their private conversation, or else with one fixed line. */
export const answerMention = async (desk: Desk, context: TurnContext, seen: Seen): Promise<void> => {
  const { reply, locale, privately: conversation } = await ask(desk, seen)
  switch (reply.kind) {
    case 'note': {
      const content = message(reply, { opens: desk.opens, locale })
      const { is } = await desk.inPrivate(
        { ...seen.visit.account, conversation },
        async (inPrivate) => (await inPrivate.sendActivity(content))?.id,
      )
      if (is === 'refused') await sayInPublic(desk, context, locale)
      return
    }
    case 'panel':
    case 'form':
    case 'corrections':
      return sayInPublic(desk, context, locale)
    case 'again':
      return
  }
}
