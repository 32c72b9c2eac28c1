import type { Remarks } from '../kernel/outcome.ts'
import type { Fixed } from '../text/fixed.ts'
import type { Block } from './block.ts'
import type { Args, Button } from './button.ts'
import type { Field } from './field.ts'

/** Stays in the conversation, so it says only fixed words. */
export type Note = {
  readonly kind: 'note'
  readonly lines: readonly [Fixed, ...Fixed[]]
  readonly buttons: readonly Button<Fixed>[]
}

/** Comes unasked and may stand on a lock screen: one fixed line and at most three buttons. */
export type Knock = {
  readonly kind: 'knock'
  readonly line: Fixed
  readonly buttons:
    | readonly []
    | readonly [Button<Fixed>]
    | readonly [Button<Fixed>, Button<Fixed>]
    | readonly [Button<Fixed>, Button<Fixed>, Button<Fixed>]
}

/** Opened by one person, in no message history: may say what the permit allows. */
export type Panel = {
  readonly kind: 'panel'
  readonly title: Fixed
  readonly body: readonly Block[]
  readonly buttons: readonly Button[]
}

/** A panel to fill in. `args` travel along unseen; the answers join them under the fields' names. */
export type Form = {
  readonly kind: 'form'
  readonly title: Fixed
  readonly intro: readonly Block[]
  readonly fields: readonly Field[]
  readonly submit: { readonly label: Fixed; readonly command: string; readonly args: Args }
}

/** The form again, with remarks per field. */
export type Corrections = { readonly kind: 'corrections'; readonly form: Form; readonly remarks: Remarks }

/** What a use case may show. */
export type View = Note | Panel | Form

/** What a front gets back. `again` means: this was handled before, say nothing. */
export type Reply = View | Corrections | { readonly kind: 'again' }
