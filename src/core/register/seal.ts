import type { Temporal } from 'temporal-polyfill'
import type { SchoolId } from '../kernel/ids.ts'

/** A row of the access register as a seal knows it: its number, and a digest of all it says. */
export type SealedRow = { readonly row: number; readonly digest: string }

/** What a seal is about. */
export type Sealed =
  /** Rows that were written, and what they said. */
  | { readonly kind: 'rows'; readonly rows: readonly SealedRow[] }
  /** Rows whose pupil was taken out because that pupil was forgotten; their digests stay. */
  | { readonly kind: 'forgotten'; readonly rows: readonly number[] }
  /** Seals that went with their rows when the term was over: up to which one, and the hash that it had. */
  | { readonly kind: 'cut'; readonly to: number; readonly hash: string }

/** What a key says of a seal before it is made. */
type Unsigned = {
  readonly number: number
  readonly at: Temporal.Instant
  readonly sealed: Sealed
  /** The hash of the seal before this one. */
  readonly previous: string
  readonly keyName: string
}

/** One link of the chain over a school's access register. Nobody without the key can make or change one. */
export type Seal = Unsigned & { readonly hash: string }

/** The key that seals are made with. It never goes to the database. */
export type SealKey = {
  /** Tells which key it is without giving anything of it away. */
  readonly name: string
  /** The authentication code of a text under this key, in hexadecimal. */
  readonly code: (text: string) => string
}

/** What the first seal of a school follows on. */
export const beginning = '0'.repeat(64)

const wordsOf = (sealed: Sealed): readonly unknown[] => {
  switch (sealed.kind) {
    case 'rows':
      return sealed.rows.flatMap(({ row, digest }) => [row, digest])
    case 'forgotten':
      return sealed.rows
    case 'cut':
      return [sealed.to, sealed.hash]
  }
}

/** The hash that a key gives to a seal: over the school, its place in the chain, all that it covers, and what it follows on. */
export const hashOf = (
  school: SchoolId,
  { number, at, sealed, previous, keyName }: Unsigned,
  key: SealKey,
): string =>
  key.code(
    JSON.stringify([
      'trajectbot register seal 1',
      school,
      number,
      at.epochMilliseconds,
      sealed.kind,
      wordsOf(sealed),
      previous,
      keyName,
    ]),
  )

/** Makes the seal that follows on another one, or the first. */
export const makeSeal = (
  school: SchoolId,
  {
    after,
    sealed,
    at,
  }: { readonly after: Seal | undefined; readonly sealed: Sealed; readonly at: Temporal.Instant },
  key: SealKey,
): Seal => {
  const unsigned: Unsigned = {
    number: (after?.number ?? 0) + 1,
    at,
    sealed,
    previous: after?.hash ?? beginning,
    keyName: key.name,
  }
  return { ...unsigned, hash: hashOf(school, unsigned, key) }
}
