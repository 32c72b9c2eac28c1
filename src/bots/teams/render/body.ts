import type { Locale } from '../../../core/text/locale.ts'
import type { Block } from '../../../core/view/block.ts'
import { teamsText } from '../teams.text.ts'
import { drawBlock } from './block.ts'
import type { DrawButton } from './button.ts'
import type { Element } from './card-json.ts'
import { letters } from './letters.ts'
import { bytesOf, foremost, newest } from './room.ts'

const leftOut = (count: number, locale: Locale): Element =>
  letters(teamsText[locale].moreItems(count), { color: 'attention', weight: 'bolder' })

/**
 * Draws the pieces of a panel in the room there is. What does not fit is left out where it is missed least, and said:
 * a list begins with what comes first; a conversation grows at its end, and its end is what one came for.
 */
export const drawBody = (
  blocks: readonly Block[],
  room: number,
  draw: DrawButton,
  locale: Locale,
): readonly Element[] => {
  const drawn = blocks.map((block) => drawBlock(block, draw, locale))
  const all = drawn.flat()
  if (all.length === 0) return [letters(teamsText[locale].nothing)]
  if (bytesOf(all) <= room) return all
  const noticeRoom = bytesOf(leftOut(all.length, locale)) + 1
  const long = blocks.findIndex(({ kind }) => kind === 'quote' || kind === 'list')
  const head = foremost(drawn.slice(0, Math.max(long, 0)).flat(), room - noticeRoom)
  const rest = all.slice(head.length)
  const kept = (blocks[long]?.kind === 'quote' ? newest : foremost)(rest, room - noticeRoom - bytesOf(head))
  const notice = leftOut(all.length - head.length - kept.length, locale)
  return blocks[long]?.kind === 'quote' ? [...head, notice, ...kept] : [...head, ...kept, notice]
}
