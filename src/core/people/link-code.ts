/** Picks one of so many, evenly and unpredictably; passed in, so that the core has no chance of its own. */
export type Pick = (among: number) => number

/** Makes a new one-time code. */
export type NewCode = () => string

/** Consonants that are not mistaken for each other: they make no word, and no number that means anything. */
const signs = 'BCDFGHJKMNPQRSTVWXZ'
const groups = 3
const signsInGroup = 3

/** How long a code lasts. */
export const codeLasts = { minutes: 30 } as const

/** How often codes may be tried within an hour: by one account, and by everybody at a school together. */
export const triesPerHour = { account: 5, school: 50 } as const

/** Makes codes such as BCD-FGH-JKM: one of more than 200 thousand million, in which no sign follows itself. */
export const codesFrom =
  (pick: Pick): NewCode =>
  () => {
    let code = ''
    for (let length = 0; length < groups * signsInGroup; length += 1) {
      const others = [...signs].filter((sign) => sign !== code.at(-1))
      code += others[pick(others.length)]
    }
    return grouped(code)
  }

const grouped = (code: string): string =>
  Array.from({ length: groups }, (_, at) => code.slice(at * signsInGroup, (at + 1) * signsInGroup)).join('-')

// Phones make something longer of a hyphen.
const typedCode = new RegExp(
  `(?<![\\p{L}\\d])${Array.from({ length: groups }, () => `([${signs}]{${signsInGroup}})`).join('[-‐‑‒–—]?')}(?![\\p{L}\\d])`,
  'iu',
)

/** The code that stands in a text, in one spelling. Such a text is never kept. */
export const codeIn = (text: string): string | undefined => {
  const code = typedCode.exec(text)?.slice(1).join('').toUpperCase()
  // Who types "hmmmmmmmm" types no code.
  return code === undefined || /(.)\1/.test(code) ? undefined : grouped(code)
}
