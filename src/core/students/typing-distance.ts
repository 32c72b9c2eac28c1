/** How many slips of the hand a word may be away from the one that was meant: none in a short one or a number. */
export const slipsAllowed = (word: string): number => {
  if (word.length <= 3 || /^\d+$/.test(word)) return 0
  return word.length <= 6 ? 1 : 2
}

/** Which letters are in a word, as bits. A slip changes at most two of them, so most words need no closer look. */
export const lettersIn = (word: string): number => {
  let letters = 0
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

const bitsIn = (letters: number): number => {
  let bits = letters - ((letters >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** Whether two words can be so few slips apart, by their letters alone. */
export const mayBeWithin = (letters: number, otherLetters: number, slips: number): boolean =>
  bitsIn(letters ^ otherLetters) <= 2 * slips

const longest = 40
const rows = Array.from({ length: 3 }, () => new Uint8Array(longest + 2))
const far = 100

/**
 * Whether two words are at most so many slips apart: a letter too many, missing, wrong, or swapped with its
 * neighbour (Damerau–Levenshtein, each pair swapped once). Only what is that near the diagonal is computed, and no
 * further than there is hope: one typed word is held beside every word of a school.
 */
export const isWithin = (one: string, other: string, slips: number): boolean => {
  if (Math.abs(one.length - other.length) > slips) return false
  if (one.length > longest || other.length > longest) return one === other
  let [before, last, now] = rows as [Uint8Array, Uint8Array, Uint8Array]
  for (let column = 0; column <= other.length; column += 1) last[column] = column
  for (let row = 1; row <= one.length; row += 1) {
    const from = Math.max(1, row - slips)
    const until = Math.min(other.length, row + slips)
    const letter = one.charCodeAt(row - 1)
    let nearest = from === 1 ? row : far
    now[from - 1] = nearest
    for (let column = from; column <= until; column += 1) {
      const same = letter === other.charCodeAt(column - 1)
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      )
      const swapped =
        row > 1 &&
        column > 1 &&
        letter === other.charCodeAt(column - 2) &&
        one.charCodeAt(row - 2) === other.charCodeAt(column - 1)
      if (swapped) least = Math.min(least, (before[column - 2] ?? 0) + 1)
      now[column] = least
      if (least < nearest) nearest = least
    }
    if (nearest > slips) return false
    now[until + 1] = far
    ;[before, last, now] = [last, now, before]
  }
  return (last[other.length] ?? 0) <= slips
}
