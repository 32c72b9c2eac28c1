/** Letters that are not a plain letter with something on it, and how people type them without. */
const typedAs: Readonly<Record<string, string>> = {
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
}

/** The words of a text as people type them: small letters, without signs and accents. */
export const plainWords = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[ıøłđßæœ]/g, (letter) => typedAs[letter] ?? letter)
    .replace(/[’'`]/g, '')
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter(Boolean)
