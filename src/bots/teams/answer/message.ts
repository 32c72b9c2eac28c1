import type { TurnContext } from 'botbuilder'
import type { Reply } from '../../../core/view/view.ts'
import type { Seen } from '../gesture.ts'
import { message, type Style, windowOnly } from '../render/message.ts'
import { ask, type Desk, post } from './desk.ts'

const drawn = (reply: Reply, style: Style): ReturnType<typeof message> | undefined => {
  switch (reply.kind) {
    case 'note':
      return message(reply, style)
    case 'panel':
    case 'form':
    case 'corrections':
      return windowOnly(style.locale)
    case 'again':
      return undefined
  }
}

/** Whether somebody waits for an answer: not who removed the app, nor who was told hello already. */
const isAwaited = ({ greetings }: Desk, { visit, quiet }: Seen): boolean => {
  const conversation = visit.conversation?.conversation ?? ''
  switch (visit.gesture.is) {
    case 'removed':
      greetings.forget(conversation)
      return false
    case 'installed':
      return greetings.first(conversation) && !quiet
    default:
      return true
  }
}

/** Answers what somebody typed, sent, changed or installed: with a message, or not at all. */
export const answerMessage = async (desk: Desk, context: TurnContext, seen: Seen): Promise<void> => {
  const { reply, locale } = await ask(desk, seen)
  const activity = drawn(reply, { opens: desk.opens, locale })
  if (isAwaited(desk, seen) && activity) await post(desk, context, activity)
}
