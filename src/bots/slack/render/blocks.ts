import type { KnownBlock } from '@slack/types'
import type { Block, Fact, Item } from '../../../core/view/block.ts'
import { limits } from '../limits.ts'
import { type Numbering, slackButton, slackLink } from './buttons.ts'
import { parts, plain } from './plain-text.ts'

export const paragraphs = (text: string): KnownBlock[] =>
  parts(text, limits.sectionText).map((part) => ({ type: 'section', text: plain(part) }))

export const remark = (text: string): KnownBlock[] =>
  parts(text, limits.contextText).map((part) => ({ type: 'context', elements: [plain(part)] }))

export const heading = (text: string): KnownBlock[] =>
  parts(text, limits.headerText).map((part) => ({ type: 'header', text: plain(part) }))

/** The sign says the same as the words that follow it, for who cannot see it. */
export const warning = (text: string): KnownBlock[] => paragraphs(`⚠️ ${text}`)

const factText = ({ label, value }: Fact): string => `${label}\n${value || '–'}`

const factBlocks = (facts: readonly Fact[]): KnownBlock[] => {
  const texts = facts.map(factText)
  if (texts.some((text) => text.length > limits.fieldText)) return texts.flatMap(paragraphs)
  const blocks: KnownBlock[] = []
  for (let at = 0; at < texts.length; at += limits.fields)
    blocks.push({ type: 'section', fields: texts.slice(at, at + limits.fields).map(plain) })
  return blocks
}

const itemBlocks = ({ title, detail, open }: Item, next: Numbering): KnownBlock[] => {
  const [first = '–', ...rest] = parts([title, detail].filter(Boolean).join('\n'), limits.sectionText)
  const accessory = open && { accessory: slackButton(open, next) }
  return [{ type: 'section', text: plain(first), ...accessory }, ...rest.flatMap(paragraphs)]
}

/** One block in the pieces it may be shortened by: only a list has more than one. */
export const pieces = (block: Block, next: Numbering): KnownBlock[][] => {
  switch (block.kind) {
    case 'text':
      return [paragraphs(block.text)]
    case 'hint':
      return [remark(block.text)]
    case 'heading':
      return [heading(block.text)]
    case 'warning':
      return [warning(block.text)]
    case 'facts':
      return [factBlocks(block.facts)]
    case 'quote':
      return [[...remark(`${block.who} · ${block.when}`), ...paragraphs(block.text)]]
    case 'list':
      return block.items.map((item) => itemBlocks(item, next))
    case 'link':
      return [[{ type: 'actions', elements: [slackLink(block, next)] }]]
  }
}
