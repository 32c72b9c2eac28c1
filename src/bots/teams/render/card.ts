import type { Locale } from '../../../core/text/locale.ts'
import type { Button } from '../../../core/view/button.ts'
import { limits } from '../limits.ts'
import { buttonRows, type DrawButton } from './button.ts'
import type { Card, Element } from './card-json.ts'
import { bytesOf } from './room.ts'

/** Buttons at the foot of a card, or rows of them in it when there are more than a foot holds. */
export const footed = (
  body: readonly Element[],
  buttons: readonly Button[],
  draw: DrawButton,
): Pick<Card, 'body' | 'actions'> => {
  if (buttons.length === 0) return { body }
  if (buttons.length <= limits.actions) return { body, actions: buttons.map(draw) }
  return { body: [...body, ...buttonRows(buttons, draw)] }
}

/** A card, however large. */
export const unchecked = (
  content: Pick<Card, 'body' | 'actions'>,
  fallbackText: string,
  locale: Locale,
): Card => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  lang: locale,
  fallbackText,
  ...content,
})

/** A card; one that is too large is our mistake, since what may be long is fitted before. */
export const card = (content: Pick<Card, 'body' | 'actions'>, fallbackText: string, locale: Locale): Card => {
  const made = unchecked(content, fallbackText, locale)
  const size = bytesOf(made)
  if (size > limits.cardBytes) throw new RangeError(`a card of ${size} bytes does not fit`)
  return made
}

/** A card as it travels. */
export const attached = (content: Card) => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content,
})
