import type { Locale } from '../../../core/text/locale.ts'
import type { Block } from '../../../core/view/block.ts'
import { teamsText } from '../teams.text.ts'
import { drawBlock } from './block.ts'
import type { DrawButton } from './button.ts'
import type { Element } from './card-json.ts'
import { letters } from './letters.ts'

/** How much room something takes, as it travels. */
export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))

const leftOut = (count: number, locale: Locale): Element =>
  letters(teamsText[locale].moreItems(count), { color: 'attention', weight: 'bolder' })

/** A conversation grows at its end, and its end is what one came for: the room goes to the newest parts. */
const newest = (parts: readonly Element[], room: number): readonly Element[] => {
  let first = parts.length
  for (let left = room; first > 0; first -= 1) {
    left -= bytesOf(parts[first - 1]) + 1
    if (left < 0) break
  }
  return parts.slice(first)
}

/** A list begins with what comes first. */
const foremost = (parts: readonly Element[], room: number): readonly Element[] => {
  let left = room
  const end = parts.findIndex((part) => {
    left -= bytesOf(part) + 1
    return left < 0
  })
  return end === -1 ? parts : parts.slice(0, end)
}

/** Draws the pieces of a panel in the room there is. What does not fit is left out where it is missed least, and said. */
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
