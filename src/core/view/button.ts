import type { Id } from '../kernel/ids.ts'
import type { Fixed } from '../text/fixed.ts'

/** What travels with a button: ids and choices from a closed list, never words somebody typed. */
export type Args = Readonly<Record<string, Id | Choice | number>>

declare const choiceBrand: unique symbol
/** A value from a closed list of the catalogue. */
export type Choice = string & { readonly [choiceBrand]: true }

/** Marks a literal from the code as safe to travel with a button. */
export const choice = <const T extends string>(value: T): T & Choice => value as T & Choice

/** Something to press. Its args are parsed and permitted again when they come back. */
export type Button<Label extends string = string> = {
  readonly label: Label
  readonly command: string
  readonly args: Args
  readonly style?: 'primary' | 'danger'
  /** A question to answer before the button does anything. */
  readonly confirm?: { readonly title: Fixed; readonly text: Fixed; readonly yes: Fixed; readonly no: Fixed }
}
