import type { TurnContext } from 'botbuilder'
import type { Seen } from '../gesture.ts'
import { actionTries } from '../limits.ts'
import { actionAnswer, faultBeside } from '../render/action-answer.ts'
import { dialog } from '../render/dialog.ts'
import { ask, type Desk } from './desk.ts'

/** The answer travels in the response to the request itself. */
const respond = async (context: TurnContext, body: object): Promise<void> => {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } })
}

/** Answers a button that opens a window, and what is done in one. */
export const answerDialog = async (desk: Desk, context: TurnContext, seen: Seen): Promise<void> => {
  const { reply, locale } = await ask(desk, seen)
  await respond(context, dialog(reply, locale))
}

const numbered = (seen: Seen, attempt: number): Seen => ({
  ...seen,
  visit: { ...seen.visit, event: `${seen.visit.event}:${attempt}` },
})

/** Teams shows the window of the last time it asked, so each of its tries is a look of its own, and gets the window. */
export const openForAction = async (desk: Desk, context: TurnContext, seen: Seen): Promise<void> => {
  let answer = await ask(desk, numbered(seen, 1))
  for (let attempt = 2; attempt <= actionTries && answer.reply.kind === 'again'; attempt += 1)
    answer = await ask(desk, numbered(seen, attempt))
  await respond(context, dialog(answer.reply, answer.locale))
}

/** Answers a button that changes the card on which it stands; a fault leaves the card for another try. */
export const answerAction = async (desk: Desk, context: TurnContext, seen: Seen): Promise<void> => {
  const { reply, locale, faulty } = await ask(desk, seen)
  const style = { opens: desk.opens, locale }
  await respond(context, faulty && reply.kind === 'note' ? faultBeside(reply) : actionAnswer(reply, style))
}
