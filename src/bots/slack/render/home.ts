import type { HomeView } from '@slack/types'
import type { Locale } from '../../../core/text/locale.ts'
import type { Note, Panel } from '../../../core/view/view.ts'
import { limits } from '../limits.ts'
import { heading, paragraphs } from './blocks.ts'
import { drawBody } from './body.ts'
import { buttonRows, numbering } from './buttons.ts'

/** The page that Slack keeps for the bot. */
export const home = (reply: Note | Panel, locale: Locale): HomeView => {
  const next = numbering()
  const buttons = buttonRows(reply.buttons, next)
  switch (reply.kind) {
    case 'note':
      return { type: 'home', blocks: [...reply.lines.flatMap(paragraphs), ...buttons] }
    case 'panel': {
      const title = heading(reply.title)
      const room = limits.viewBlocks - title.length - buttons.length
      return { type: 'home', blocks: [...title, ...drawBody(reply.body, room, next, locale), ...buttons] }
    }
  }
}
