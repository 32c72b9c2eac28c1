import type { KnownBlock } from '@slack/types'
import type { Knock, Note } from '../../../core/view/view.ts'
import { asLetters } from '../letters.ts'
import { limits } from '../limits.ts'
import { paragraphs } from './blocks.ts'
import { buttonRows, numbering } from './buttons.ts'

/** A message with its words twice: drawn, and as the plain line for a notification. Both are fixed words. */
export type SlackMessage = { readonly text: string; readonly blocks: KnownBlock[] }

const drawn = (lines: readonly string[], buttons: Note['buttons'] | Knock['buttons']): SlackMessage => {
  const blocks = [...lines.flatMap(paragraphs), ...buttonRows(buttons, numbering())]
  if (blocks.length > limits.messageBlocks)
    throw new RangeError(`a message of ${blocks.length} blocks does not fit`)
  return { text: asLetters(lines.join('\n')), blocks }
}

/** What stays in a conversation. */
export const message = (words: Note | Knock): SlackMessage => {
  switch (words.kind) {
    case 'note':
      return drawn(words.lines, words.buttons)
    case 'knock':
      return drawn([words.line], words.buttons)
  }
}
