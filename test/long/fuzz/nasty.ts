import fc from 'fast-check'

/** Everything that is typed in a fuzz holds this word, so that it can be looked for where it must not be. */
export const canary = 'KANARIEGEEL'

const long = 100_000
const deepest = 20_000

/** What is too long to print when a fuzz fails stands in a payload by a short name until it is written down. */
const longTexts: Readonly<Record<string, string>> = {
  WOORDEN: `${canary} `.repeat(long / 12),
  UITROEPTEKENS: `${'!'.repeat(long)}${canary}`,
  SPATIES: `${canary}${' '.repeat(long)}${canary}`,
  VERWIJZINGEN: `${'<https:'.repeat(long / 7)}${canary}`,
  CIJFERS: `${'1 '.repeat(long / 2)}${canary}`,
  ACCENTEN: `${canary}${'\u0301'.repeat(long / 2)}`,
}
const named = (name: string): string => `@@${name}@@`
const abyss = named('AFGROND')

/** A text with the long ones put in their places; none of them needs an escape in JSON. */
export const inFull = (text: string): string =>
  text.replace(/@@([A-Z]+)@@/g, (marker, name: string) => longTexts[name] ?? marker)

/** The text of a payload, with lists in lists deeper than anything that follows them by calling itself. */
export const jsonText = (payload: unknown): string =>
  inFull(JSON.stringify(payload) ?? '').replaceAll(
    `"${abyss}"`,
    () => `${'['.repeat(deepest)}${']'.repeat(deepest)}`,
  )

const nested = (depth: number): unknown => {
  let value: unknown = canary
  for (let left = depth; left > 0; left -= 1) value = { in: value }
  return value
}

/** Texts on which programs have fallen over. */
export const nastyText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      `${canary} met een gewone vraag over orde in de klas`,
      `\u0000${canary}\u0000 een nul in de tekst`,
      `\ud800${canary} een half teken \udc00`,
      `\u202e${canary} van rechts naar links \u2066`,
      `<!channel> <@U0BOT> *${canary}* _x_ \`y\` [a](https://example.test) &lt; & :smile:`,
      `<at>Trajectbot</at> ${canary} <script>alert(1)</script>`,
      `${canary} 123456782 staat in de tekst`,
      `'; drop table register; -- ${canary}`,
      `${canary}\r\n\t\v\f\u2028\u2029\ufeff`,
      `👩‍👩‍👧‍👦${canary}é`,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...Object.keys(longTexts).map(named)),
  },
  {
    weight: 3,
    arbitrary: fc.string({ unit: 'binary', maxLength: 300 }).map((text) => `${canary}${text}`),
  },
)

/** Values where something else belongs. */
export const nastyValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: nastyText },
  {
    weight: 4,
    arbitrary: fc.constantFrom<unknown>(
      ...[null, true, false, 0, -1, 1.5, 1e308, '', ' ', '\u0000', '__proto__', 'constructor', [], {}],
      ...[[null], [[]], [{}], { length: 1e9 }, { toString: null }, nested(500), abyss],
    ),
  },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
)

/** One thing done to a payload: where, as a number that is taken modulo the places there are, and what. */
export type Mutation = {
  readonly at: number
  readonly how: 'remove' | 'replace' | 'wrap' | 'poison' | 'repeat'
  readonly value: unknown
}

/** Few or many things done to a payload; often none, so that what is meant gets through as well. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.record({
    at: fc.nat({ max: 10_000 }),
    how: fc.constantFrom(
      ...(['remove', 'replace', 'replace', 'replace', 'wrap', 'poison', 'repeat'] as const),
    ),
    value: nastyValue,
  }),
  { maxLength: 4 },
)

type Holder = Record<string, unknown> | unknown[]
type Place = { readonly holder: Holder; readonly key: string }

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null

const placesIn = (root: Holder): Place[] => {
  const found: Place[] = []
  const walk = (holder: Holder, depth: number): void => {
    for (const [key, value] of Object.entries(holder)) {
      found.push({ holder, key })
      if (isHolder(value) && depth < 12) walk(value, depth + 1)
    }
  }
  walk(root, 0)
  return found
}

/** Sets a property that is the holder's own, whatever its name means elsewhere. */
const put = (holder: Holder, key: string, value: unknown): void => {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })
}

const poisons = ['__proto__', 'constructor', 'prototype', 'toString', 'then', `${canary}\u0000`, '']

/** A payload with things done to it; the payload itself stays as it was. */
export const mutated = (payload: object, all: readonly Mutation[]): object => {
  const copy = structuredClone(payload) as Record<string, unknown>
  for (const { at, how, value: given } of all) {
    const value: unknown = structuredClone(given)
    const places = placesIn(copy)
    const place = places[at % Math.max(places.length, 1)]
    if (!place) return copy
    const { holder, key } = place
    const present: unknown = Reflect.get(holder, key)
    switch (how) {
      case 'remove':
        Reflect.deleteProperty(holder, key)
        break
      case 'replace':
        put(holder, key, value)
        break
      case 'wrap':
        put(holder, key, [present])
        break
      case 'poison':
        put(isHolder(present) ? present : holder, poisons[at % poisons.length] ?? '', value)
        break
      case 'repeat':
        put(holder, key, [present, present, value])
        break
    }
  }
  return copy
}
