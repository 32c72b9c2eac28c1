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
)

export type Option = { readonly value: string; readonly label: string }
