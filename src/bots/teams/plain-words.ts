import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'

const namesOf = (names: string): ReadonlySet<string> => new Set(names.split(' '))

/** What stands on lines of its own. */
const blocks = namesOf(
  'address article blockquote dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tr ul',
)

/** What a reader does not see as words. */
const unseen = namesOf('noscript script style template title')

/** Gathers words with the spaces and the line breaks between them as a page shows them. */
const openLines = () => {
  let words = ''
  let atStart = true
  return {
    say: (text: string): void => {
      const shown = text.replace(/\s+/g, ' ')
      const added = atStart && shown.startsWith(' ') ? shown.slice(1) : shown
      if (added === '') return
      words += added
      atStart = false
    },
    breakLine: (): void => {
      words += '\n'
      atStart = true
    },
    /** A new line, unless one has just begun. */
    newLine: (): void => {
      if (!atStart) words += '\n'
      atStart = true
    },
    all: (): string => words.replace(/ {2,}/g, ' ').replace(/ \n/g, '\n').trim(),
  }
}

/**
 * The words of HTML as a reader sees them. It is read piece by piece and no tree is built,
 * because the time that takes grows with the square of how deep somebody nests.
 */
export const plainWords = (html: string): string => {
  const lines = openLines()
  let name = ''
  let attribute = ''
  let hidden = ''
  const piece = (start: number, end: number): string => html.slice(start, end).toLowerCase()
  const say = (text: string): void => {
    if (hidden === '') lines.say(text)
  }
  const sayAlternative = (text: string): void => {
    // An emoji is a picture with its sign beside it, for who cannot see pictures.
    if (attribute === 'alt') say(text)
    // What a message answers to was written by somebody else, whose name is on it.
    if (attribute === 'itemtype' && name === 'blockquote' && hidden === '') hidden = name
  }
  const nothing = (): void => undefined
  const callbacks: TokenizerCallbacks = {
    ontext: (start, end) => say(html.slice(start, end)),
    ontextentity: (codepoint) => say(String.fromCodePoint(codepoint)),
    onopentagname: (start, end) => {
      name = piece(start, end)
      if (hidden !== '') return
      if (unseen.has(name)) hidden = name
      else if (name === 'br') lines.breakLine()
      else if (blocks.has(name)) lines.newLine()
      else if (name === 'td' || name === 'th') lines.say(' ')
    },
    onclosetag: (start, end) => {
      const closed = piece(start, end)
      if (closed === hidden) hidden = ''
      if (hidden === '' && blocks.has(closed)) lines.newLine()
    },
    onattribname: (start, end) => {
      attribute = piece(start, end)
    },
    onattribdata: (start, end) => sayAlternative(html.slice(start, end)),
    onattribentity: (codepoint) => sayAlternative(String.fromCodePoint(codepoint)),
    onattribend: nothing,
    onopentagend: nothing,
    onselfclosingtag: nothing,
    oncdata: nothing,
    oncomment: nothing,
    ondeclaration: nothing,
    onprocessinginstruction: nothing,
    onend: nothing,
  }
  const tokenizer = new Tokenizer({ decodeEntities: true }, callbacks)
  tokenizer.write(html)
  tokenizer.end()
  return lines.all()
}
