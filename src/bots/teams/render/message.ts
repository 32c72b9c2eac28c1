import type { Activity } from 'botbuilder'
import type { Locale } from '../../../core/text/locale.ts'
import type { Knock, Note } from '../../../core/view/view.ts'
import { teamsText } from '../teams.text.ts'
import { messageButtons, type OpensOf } from './button.ts'
import { attached, card, footed } from './card.ts'
import type { Card } from './card-json.ts'
import { letters } from './letters.ts'

/** How a front draws what stays in a conversation. */
export type Style = { readonly opens: OpensOf; readonly locale: Locale }

const linesOf = (words: Note | Knock): readonly string[] => {
  switch (words.kind) {
    case 'note':
      return words.lines
    case 'knock':
      return [words.line]
  }
}

/** The words of a note on one line, for a place that holds no card. */
export const inOneLine = (words: Note | Knock): string => linesOf(words).join(' ')

/** The card of what stays in a conversation. */
export const messageCard = (words: Note | Knock, { opens, locale }: Style): Card => {
  const body = linesOf(words).map((line) => letters(line))
  return card(footed(body, words.buttons, messageButtons(opens, locale)), inOneLine(words), locale)
}

/** A message that stays, with its words for a notification. A knock rings; an answer to what somebody did does not. */
export const message = (words: Note | Knock, style: Style): Partial<Activity> => ({
  type: 'message',
  summary: inOneLine(words),
  attachments: [attached(messageCard(words, style))],
  ...(words.kind === 'knock' && { channelData: { notification: { alert: true } } }),
})

const oneLine = (line: string, locale: Locale): Partial<Activity> => ({
  type: 'message',
  summary: line,
  attachments: [attached(card({ body: [letters(line)] }, line, locale))],
})

/** Said in a conversation instead of what may only be shown in a window. */
export const windowOnly = (locale: Locale): Partial<Activity> =>
  oneLine(teamsText[locale].onlyInWindow, locale)

/** Said where others read along, to who cannot be answered in private. */
export const privateOnly = (locale: Locale): Partial<Activity> =>
  oneLine(teamsText[locale].onlyInPrivate, locale)
