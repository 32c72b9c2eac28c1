import { z } from 'zod'

const Words = z.string()

/** One piece of a letter, by what it means. */
export const Part = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), text: Words }),
  z.strictObject({ kind: z.literal('text'), text: Words }),
  z.strictObject({
    kind: z.literal('facts'),
    facts: z.array(z.strictObject({ label: Words, value: Words })),
  }),
  z.strictObject({ kind: z.literal('quote'), who: Words, when: Words, text: Words }),
  z.strictObject({ kind: z.literal('list'), items: z.array(Words) }),
])
export type Part = z.infer<typeof Part>

/** A letter on paper. Its words are plain Dutch: its readers are parents. */
export type Letter = { readonly title: string; readonly foot: string; readonly parts: readonly Part[] }
