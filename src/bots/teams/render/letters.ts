import type { RichText, TextRun } from './card-json.ts'

type Looks = Omit<TextRun, 'type' | 'text'>
type Place = Omit<RichText, 'type' | 'inlines'>

/** Teams does not take a run without letters. */
const run = (text: string, looks: Looks = {}): TextRun => ({ type: 'TextRun', text: text || '–', ...looks })

/**
 * Letters as letters. All words are drawn this way, ours too, since a colleague's name may stand in them:
 * a TextBlock would read them as markup.
 */
export const letters = (text: string, looks?: Looks, place: Place = {}): RichText => ({
  type: 'RichTextBlock',
  inlines: [run(text, looks)],
  ...place,
})

/** Two pieces of letters on one line, the first one bold. */
export const labelled = (label: string, text: string, place: Place = {}): RichText => ({
  type: 'RichTextBlock',
  inlines: [run(label, { weight: 'bolder' }), run(` ${text}`)],
  ...place,
})
