import type { ActionsBlock, Button as SlackButton } from '@slack/types'
import type { Button } from '../../../core/view/button.ts'
import { limits } from '../limits.ts'
import { fitting, plain, shortened } from './plain-text.ts'

/** Gives every button of one view or message a number of its own. */
export type Numbering = () => string

export const numbering = (): Numbering => {
  let last = 0
  return () => {
    last += 1
    return `button-${last}`
  }
}

/** What travels with a button or a form, as text that must fit. */
export const parcelled = (command: string, args: Button['args'], most: number): string => {
  const text = JSON.stringify({ command, args })
  if (text.length > most)
    throw new RangeError(`args of ${command}: ${text.length} characters, at most ${most} fit`)
  return text
}

const confirmed = (button: Button): Pick<SlackButton, 'confirm'> => {
  if (!button.confirm) return {}
  const { title, text, yes, no } = button.confirm
  return {
    confirm: {
      title: fitting(title, limits.confirmTitle, 'title of a question'),
      text: fitting(text, limits.confirmText, 'text of a question'),
      confirm: fitting(yes, limits.confirmButton, 'yes of a question'),
      deny: fitting(no, limits.confirmButton, 'no of a question'),
      ...(button.style && { style: button.style }),
    },
  }
}

export const slackButton = (button: Button, next: Numbering): SlackButton => ({
  type: 'button',
  action_id: next(),
  text: plain(shortened(button.label, limits.buttonText)),
  value: parcelled(button.command, button.args, limits.buttonValue),
  ...(button.style && { style: button.style }),
  ...confirmed(button),
})

/** Slack tells of a press on a link as well; by this beginning of its id it is known. */
export const linkMark = 'link:'

/** A button that opens a page in a browser, and asks nothing of the bot. */
export const slackLink = (
  { label, address }: { readonly label: string; readonly address: string },
  next: Numbering,
): SlackButton => ({
  type: 'button',
  action_id: `${linkMark}${next()}`,
  text: plain(shortened(label, limits.buttonText)),
  url: address,
})

/** Rows of buttons. */
export const buttonRows = (buttons: readonly Button[], next: Numbering): ActionsBlock[] => {
  const drawn = buttons.map((button) => slackButton(button, next))
  const rows: ActionsBlock[] = []
  for (let at = 0; at < drawn.length; at += limits.actionsElements)
    rows.push({ type: 'actions', elements: drawn.slice(at, at + limits.actionsElements) })
  return rows
}
