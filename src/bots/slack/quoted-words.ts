import { z } from 'zod'
import { asTyped } from './letters.ts'

/** What does not make sense is read as if it were not there. */
const lenient = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined)
const several = <S extends z.ZodType>(schema: S) => lenient(z.array(schema.catch({} as z.output<S>)))

/** A text with its kind, or the bare letters of a piece of rich text. */
const Text = z.object({ type: lenient(z.string()), text: lenient(z.string()) })

const Leaf = z.object({ text: lenient(z.string()), url: lenient(z.string()), name: lenient(z.string()) })
const Line = z.object({ ...Leaf.shape, elements: several(Leaf) })
const Element = z.object({ ...Text.shape, elements: several(Line) })
const Block = z.object({
  type: lenient(z.string()),
  text: lenient(z.union([Text, z.string()])),
  fields: several(Text),
  elements: several(Element),
})
const Message = z.object({
  text: lenient(z.string()),
  blocks: several(Block),
  attachments: several(z.object({ text: lenient(z.string()), fallback: lenient(z.string()) })),
})

const letters = ({ type, text = '' }: z.infer<typeof Text>): string =>
  type === 'mrkdwn' ? asTyped(text) : text

const leafWords = ({ text, url, name }: z.infer<typeof Leaf>): string =>
  text ?? url ?? (name === undefined ? '' : `:${name}:`)

const lineWords = (line: z.infer<typeof Line>): string =>
  line.elements ? line.elements.map(leafWords).join('') : leafWords(line)

/** A piece of rich text: a list has a line for each of its items, everything else is one line. */
const richWords = ({ type, elements = [] }: z.infer<typeof Element>): string =>
  elements.map(lineWords).join(type === 'rich_text_list' ? '\n' : '')

const blockWords = ({ type, text, fields = [], elements = [] }: z.infer<typeof Block>): string[] => {
  if (type === 'rich_text') return elements.map(richWords)
  const own = typeof text === 'string' ? text : text && letters(text)
  return [own ?? '', ...fields.map(letters), ...elements.map(letters)]
}

const together = (lines: readonly string[]): string => lines.filter((line) => line.trim() !== '').join('\n')

/**
 * The words of a message as its writer typed them; without them those of its blocks, as messages of apps have,
 * or of what was forwarded with it. Who wrote it, files and pictures are not words.
 */
export const quotedWords = (raw: unknown): string => {
  const { text = '', blocks = [], attachments = [] } = Message.safeParse(raw).data ?? {}
  if (text.trim() !== '') return asTyped(text).trim()
  const inBlocks = together(blocks.flatMap(blockWords))
  return inBlocks || together(attachments.map(({ text: own, fallback = '' }) => asTyped(own ?? fallback)))
}
