import type { Locale } from '../../core/text/locale.ts'
import type { Html } from './render/html.ts'

/** One piece of the page that looks different from now on. */
export type Change = {
  /** The seat to whose column it belongs; nobody's: it is for every page. */
  readonly seat: string | undefined
  /** The id of the element in the page. */
  readonly place: string
  readonly how: 'inside' | 'instead' | 'after-last'
  draw(locale: Locale): Html
}

/** A change with its place in the order of all. */
export type Numbered = Change & { readonly number: number }

/** All that changes on the pages, in order, so that a page that was away for a moment catches up. */
export type Changes = {
  readonly publish: (change: Change) => void
  /** The number of the last change. */
  readonly last: () => number
  /** What came after a number; nothing when that is too long ago to know. */
  readonly since: (number: number) => readonly Numbered[] | undefined
  /** Calls back after each change, until it is told to stop. */
  readonly follow: (tell: () => void) => () => void
  readonly followers: () => number
}

/** How many changes are remembered for a page that comes back. */
const remembered = 400

/** Opens the list of changes. */
export const openChanges = (): Changes => {
  let last = 0
  let kept: Numbered[] = []
  const followers = new Set<() => void>()
  return {
    publish: (change) => {
      last += 1
      kept = [...kept.slice(1 - remembered), { ...change, number: last }]
      for (const tell of followers) tell()
    },
    last: () => last,
    since: (number) => {
      const first = last - kept.length
      return number < first || number > last ? undefined : kept.filter((change) => change.number > number)
    },
    follow: (tell) => {
      followers.add(tell)
      return () => followers.delete(tell)
    },
    followers: () => followers.size,
  }
}
