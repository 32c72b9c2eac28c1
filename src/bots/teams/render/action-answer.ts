import type { Reply } from '../../../core/view/view.ts'
import { teamsText } from '../teams.text.ts'
import type { Card } from './card-json.ts'
import { inOneLine, messageCard, type Style } from './message.ts'

/** What Teams wants to hear about a button that changes its own card. */
export type ActionAnswer =
  | {
      readonly statusCode: 200
      readonly type: 'application/vnd.microsoft.card.adaptive'
      readonly value: Card
    }
  | {
      readonly statusCode: 200
      readonly type: 'application/vnd.microsoft.activity.message'
      readonly value: string
    }

const beside = (value: string): ActionAnswer => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value,
})

/** A note takes the place of the card. What may only be shown in a window is not shown: this answer stays in the chat. */
export const actionAnswer = (reply: Reply, style: Style): ActionAnswer => {
  switch (reply.kind) {
    case 'note':
      return {
        statusCode: 200,
        type: 'application/vnd.microsoft.card.adaptive',
        value: messageCard(reply, style),
      }
    case 'panel':
    case 'form':
    case 'corrections':
      return beside(teamsText[style.locale].onlyInWindow)
    case 'again':
      return beside(teamsText[style.locale].done)
  }
}

/** Says what went wrong beside the card, which keeps its buttons for another try. */
export const faultBeside = (note: Extract<Reply, { kind: 'note' }>): ActionAnswer => beside(inOneLine(note))
