import { z } from 'zod'

/** One thing a form asks. `name` is the key under which the answer comes back. */
export type Field = {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly optional?: true
} & (
  | { readonly kind: 'line'; readonly value?: string; readonly maxLength: number }
  | { readonly kind: 'lines'; readonly value?: string; readonly maxLength: number }
  /** One of a few: all are shown at once. */
  | { readonly kind: 'one-of'; readonly value?: string; readonly options: readonly Option[] }
  /** One of many: opens a menu. */
  | { readonly kind: 'menu'; readonly value?: string; readonly options: readonly Option[] }
  /** Any of a few: all are shown at once. The answer is read with {@link severalOf}. */
  | { readonly kind: 'some-of'; readonly values: readonly string[]; readonly options: readonly Option[] }
)

export type Option = { readonly value: string; readonly label: string }

/** What stands between the values in the answer to a field of which several are chosen. */
export const between = ','

/** The answer to a field of which several are chosen, one at least. */
export const severalOf = <T extends string>(choices: z.ZodType<T, string>) =>
  z
    .string()
    .transform((answer) => answer.split(between))
    .pipe(z.array(choices))
