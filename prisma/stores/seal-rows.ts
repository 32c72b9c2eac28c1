import { z } from 'zod'
import type { Seal, Sealed } from '../../src/core/register/seal.ts'
import { Prisma } from '../generated/client.ts'
import { instantOf } from './access.store.ts'

const Row = z.object({
  number: z.coerce.number(),
  kind: z.enum(['rows', 'forgotten', 'cut']),
  at: z.date(),
  rows: z.array(z.coerce.number()),
  digests: z.string(),
  cut_to: z.coerce.number().nullable(),
  cut_hash: z.string().nullable(),
  previous: z.string(),
  hash: z.string(),
  key_name: z.string(),
})

/** The columns of a seal as {@link sealsOf} reads them. */
export const sealColumns = Prisma.sql`
  number::text, kind, at, rows::text[], encode(digests, 'hex') as digests,
  cut_to::text, encode(cut_hash, 'hex') as cut_hash, encode(previous, 'hex') as previous,
  encode(hash, 'hex') as hash, key_name`

const digestLength = 64

const sealedOf = ({ kind, rows, digests, cut_to, cut_hash }: z.infer<typeof Row>): Sealed => {
  switch (kind) {
    case 'rows':
      return {
        kind,
        rows: rows.map((row, at) => ({
          row,
          digest: digests.slice(at * digestLength, (at + 1) * digestLength),
        })),
      }
    case 'forgotten':
      return { kind, rows }
    case 'cut':
      return { kind, to: cut_to ?? 0, hash: cut_hash ?? '' }
  }
}

/** Rows of the database as seals. */
export const sealsOf = (rows: unknown): readonly Seal[] =>
  z
    .array(Row)
    .parse(rows)
    .map((row) => ({
      number: row.number,
      at: instantOf(row.at),
      sealed: sealedOf(row),
      previous: row.previous,
      hash: row.hash,
      keyName: row.key_name,
    }))

/** What a seal is about, as the database keeps it. */
export const keptOf = (sealed: Sealed) => {
  switch (sealed.kind) {
    case 'rows':
      return {
        rows: sealed.rows.map(({ row }) => String(row)),
        digests: sealed.rows.map(({ digest }) => digest).join(''),
        cutTo: null,
        cutHash: null,
      }
    case 'forgotten':
      return { rows: sealed.rows.map(String), digests: '', cutTo: null, cutHash: null }
    case 'cut':
      return { rows: [], digests: '', cutTo: sealed.to, cutHash: sealed.hash }
  }
}
