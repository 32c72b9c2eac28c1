import type { Fixed } from '../text/fixed.ts'

/** What a person can cause. What only we can cause is thrown instead. */
export type Refusal =
  | { readonly why: 'invalid'; readonly remarks: Remarks }
  | { readonly why: 'hidden' }
  | { readonly why: 'conflict'; readonly line: Fixed }

/** Remarks on the fields of a form, by the field's name. */
export type Remarks = Readonly<Record<string, string>>

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value })

export const refuse = (refusal: Refusal): Outcome<never> => ({ ok: false, refusal })
