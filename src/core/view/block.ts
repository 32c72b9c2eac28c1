import type { Fixed } from '../text/fixed.ts'
import type { Button } from './button.ts'

/** One piece of a panel: what it means, not how it looks. Every front draws every kind. */
export type Block =
  /** A paragraph, exactly as written: never parsed as markup. */
  | { readonly kind: 'text'; readonly text: string }
  /** A small remark that helps the reader along. */
  | { readonly kind: 'hint'; readonly text: string }
  /** The title of what follows. */
  | { readonly kind: 'heading'; readonly text: string }
  /** Something that must not be missed. */
  | { readonly kind: 'warning'; readonly text: string }
  /** Short facts that belong together. */
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  /** What somebody wrote, with who and when. */
  | { readonly kind: 'quote'; readonly who: string; readonly when: string; readonly text: string }
  /** Things of one sort, each of which can be opened. */
  | { readonly kind: 'list'; readonly items: readonly Item[] }
  /** Leads to a page of this bot in a browser. Who has the address can open it, so it stands in a panel alone. */
  | { readonly kind: 'link'; readonly label: Fixed; readonly address: string }

export type Fact = { readonly label: string; readonly value: string }

export type Item = { readonly title: string; readonly detail: string; readonly open?: Button }
