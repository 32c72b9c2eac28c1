import type { Temporal } from 'temporal-polyfill'
import type { SchoolTime } from '../../../core/kernel/school-calendar.ts'
import type { Locale } from '../../../core/text/locale.ts'
import type { Deed, Draw } from '../behind.ts'
import type { Chats } from '../chats.ts'
import type { Seat } from '../seat.ts'
import type { Progress } from '../tour.ts'

/** All that a page shows. */
export type Room = {
  readonly page: Locale
  readonly school: string
  readonly zone: string
  readonly now: Temporal.Instant
  readonly choices: SchoolTime
  readonly seats: readonly Seat[]
  /** Who sits in the left and in the right column. */
  readonly sides: readonly [Seat, Seat]
  readonly chats: Chats
  readonly tour: Progress
  readonly behind: Deed | undefined
  readonly draw: Draw
  /** The last change that the page has in it already. */
  readonly since: string
}
