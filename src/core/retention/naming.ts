import { plainWords } from '../students/plain-words.ts'

/** The names by which a text can name a pupil. */
export type Named = {
  readonly number: string
  readonly givenName: string
  readonly nickname: string | undefined
  readonly familyName: string
}

/** How sure it is that a text names somebody: by number or whole name, or by a part that others may have too. */
export type Naming = 'surely' | 'maybe'

/** Small words in a family name that name nobody. */
const between = new Set('van de den der het t te ten ter el al von du la le d s'.split(' '))

/** As many words may stand between a given name and the family name, such as "van den". */
const apart = 4

const isWord = (said: string | undefined, word: string): boolean => said === word || said === `${word}s`

/** Where some words stand in a row, the last also as a possessive. */
const placesOf = (said: readonly string[], row: readonly string[]): readonly number[] =>
  row.length === 0
    ? []
    : said.flatMap((_, at) =>
        row.every((word, next) =>
          next === row.length - 1 ? isWord(said[at + next], word) : said[at + next] === word,
        )
          ? [at]
          : [],
      )

/** Makes the question whether a text seems to name one pupil, as people type names: without accents, with an s behind. */
export const namingOf = ({ number, givenName, nickname, familyName }: Named) => {
  const digits = plainWords(number)
  const first = [givenName, nickname ?? ''].map(plainWords).filter((words) => words.length > 0)
  const family = plainWords(familyName).filter((word) => !between.has(word))
  return (text: string): Naming | undefined => {
    const said = plainWords(text)
    if (placesOf(said, digits).length > 0) return 'surely'
    const calls = first.flatMap((words) => placesOf(said, words).map((at) => at + words.length))
    const families = placesOf(said, family)
    if (calls.some((end) => families.some((at) => at >= end && at - end < apart))) return 'surely'
    return calls.length > 0 || families.length > 0 ? 'maybe' : undefined
  }
}

const isIdOrDay = /^[0-9a-f]{8}-[0-9a-f-]{27}$|^\d{4}-\d{2}-\d{2}$/

/** What people wrote in something that was kept as JSON, without the ids and the days in it. */
export const writtenIn = (kept: string): string => {
  const found: string[] = []
  const walk = (value: unknown): void => {
    if (typeof value === 'string' && !isIdOrDay.test(value)) found.push(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk)
  }
  try {
    walk(JSON.parse(kept))
  } catch {
    return kept
  }
  // A word on its own ends a text: two texts side by side must not make one name together.
  return found.join(' . . . . . ')
}
