import type { PlainTextElement } from '@slack/types'

/** Letters as letters: no markup, no emoji codes. */
export const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text, emoji: false })

/** Letters in a place where they must fit: a catalogue that does not is our mistake. */
export const fitting = (text: string, most: number, place: string): PlainTextElement => {
  if (text.length > most) throw new RangeError(`${place}: ${text.length} characters, at most ${most} fit`)
  return plain(text)
}

const endsInHalf = (text: string): boolean => /[\uD800-\uDBFF]$/.test(text)

const head = (text: string, most: number): string => {
  const cut = text.slice(0, most)
  return endsInHalf(cut) ? cut.slice(0, -1) : cut
}

/** A label from the school's own words; what is left out is shown by an ellipsis. */
export const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${head(text, most - 1)}…`

const breakpoint = (cut: string): number => {
  const line = cut.lastIndexOf('\n')
  if (line > cut.length / 2) return line + 1
  const space = cut.lastIndexOf(' ')
  return space > cut.length / 2 ? space + 1 : cut.length
}

/** A long text in parts that fit, preferably between lines or words; joined they are the text again. */
export const parts = (text: string, most: number): readonly string[] => {
  const found: string[] = []
  let rest = text
  while (rest.length > most) {
    const cut = head(rest, most)
    const part = cut.slice(0, breakpoint(cut))
    found.push(part)
    rest = rest.slice(part.length)
  }
  return rest === '' ? found : [...found, rest]
}

/** The beginning of a text that fits, and whether that is all of it. */
export const beginning = (text: string, most: number): { readonly text: string; readonly whole: boolean } =>
  text.length <= most ? { text, whole: true } : { text: head(text, most), whole: false }
