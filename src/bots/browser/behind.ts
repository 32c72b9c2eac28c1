import type { Temporal } from 'temporal-polyfill'
import type { Locale } from '../../core/text/locale.ts'
import type { Knock, Reply } from '../../core/view/view.ts'
import type { Changes } from './changes.ts'
import { drawBehind } from './render/behind.ts'
import type { Seat } from './seat.ts'

/** One row of the access register, with the names that its ids stand for. */
export type RegisterRow = {
  readonly number: number
  readonly at: Temporal.Instant
  readonly action: string
  readonly allowed: boolean
  readonly because: string | undefined
  readonly student: string | undefined
  readonly class: string | undefined
  readonly advice: string | undefined
}

/** What the access register says; the page reads it past the door, on this machine, in practice only. */
export type RegisterReader = {
  readonly lastNumber: () => Promise<number>
  /** What was written about somebody's tries after a number. */
  readonly rowsSince: (number: number, seat: string) => Promise<readonly RegisterRow[]>
}

/** What can be drawn for a platform. */
export type Shown = Exclude<Reply, { readonly kind: 'again' }> | Knock

/** What would have gone out: to Slack, to Teams, and the card in it; nothing where it does not fit. */
export type Drawn = { readonly slack: unknown; readonly teams: unknown; readonly card: unknown }

/** Draws something as the platforms would get it. */
export type Draw = (shown: Shown, locale: Locale) => Drawn

/** The last thing that somebody did, with all that came of it. */
export type Deed = {
  readonly seat: Seat
  readonly command: string
  readonly args: Readonly<Record<string, unknown>>
  readonly rows: readonly RegisterRow[]
  readonly reply: Reply
  readonly locale: Locale
  readonly knocks: readonly { readonly seat: Seat; readonly knock: Knock; readonly locale: Locale }[]
}

/** What stands behind the last deed. */
export type Behind = {
  readonly last: () => Deed | undefined
  /** Somebody begins to do something; what comes back is called with the deed, or with nothing when there was none to show. */
  readonly begin: () => (deed?: Omit<Deed, 'knocks'>) => void
  readonly knocked: (seat: string, knock: Knock, locale: Locale) => void
}

/** The id of the drawer's content in the page. */
export const behindPlace = 'behind-content'

/** How many knocks after one deed are shown. */
const mostKnocks = 6

/** Keeps what stands behind the last deed. A knock may be delivered before its deed is told, and belongs to it all the same. */
export const openBehind = (
  changes: Changes,
  seats: readonly Seat[],
  look: { readonly draw: Draw; readonly zone: string },
): Behind => {
  let last: Deed | undefined
  let begun = 0
  let early: Deed['knocks'] = []
  const show = (deed: Deed): void => {
    last = deed
    changes.publish({
      seat: undefined,
      place: behindPlace,
      how: 'inside',
      draw: (page) => drawBehind(deed, look, page),
    })
  }
  return {
    last: () => last,
    begin: () => {
      begun += 1
      return (deed) => {
        begun -= 1
        if (!deed) return
        show({ ...deed, knocks: early })
        early = []
      }
    },
    knocked: (key, knock, locale) => {
      const seat = seats.find((one) => one.key === key)
      if (!seat) return
      const told = { seat, knock, locale }
      if (begun > 0) early = [...early, told].slice(-mostKnocks)
      else if (last && last.knocks.length < mostKnocks) show({ ...last, knocks: [...last.knocks, told] })
    },
  }
}
