import type { KnownBlock } from '@slack/types'
import type { Locale } from '../../../core/text/locale.ts'
import type { Block } from '../../../core/view/block.ts'
import { slackText } from '../slack.text.ts'
import { pieces, remark } from './blocks.ts'
import type { Numbering } from './buttons.ts'

const count = (drawn: readonly KnownBlock[][][]): number => drawn.flat(2).length

/** Leaves out the last things of a list until all fits, and says how many were left out. */
const shortenList = (list: KnownBlock[][], over: number, locale: Locale): KnownBlock[][] => {
  const kept = [...list]
  let spare = -1
  while (spare < over && kept.length > 0) spare += kept.pop()?.length ?? 0
  return [...kept, remark(slackText[locale].moreItems(list.length - kept.length))]
}

/** Draws blocks in the room there is. What does not fit is left out of the lists first, and always said. */
export const drawBody = (
  blocks: readonly Block[],
  room: number,
  next: Numbering,
  locale: Locale,
): KnownBlock[] => {
  const drawn = blocks.map((block) => pieces(block, next))
  for (let at = drawn.length - 1; at >= 0 && count(drawn) > room; at -= 1) {
    const list = drawn[at]
    if (list && blocks[at]?.kind === 'list') drawn[at] = shortenList(list, count(drawn) - room, locale)
  }
  const flat = drawn.flat(2)
  return flat.length <= room ? flat : [...flat.slice(0, room - 1), ...remark(slackText[locale].moreText)]
}
