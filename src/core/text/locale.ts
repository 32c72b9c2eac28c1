import { z } from 'zod'

/** The languages the bot speaks; both are complete. */
export const Locale = z.enum(['nl', 'en'])
export type Locale = z.infer<typeof Locale>

/** Words in every language; one that is missing in a language does not compile. */
export const translated = <T>(
  words: { readonly nl: T } & { readonly [L in Locale]: NoInfer<T> },
): Readonly<Record<Locale, T>> => words
