import type { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../core/kernel/clock.ts'
import type { NewId } from '../../core/kernel/ids.ts'
import type { Locale } from '../../core/text/locale.ts'
import type { Knock, Note } from '../../core/view/view.ts'
import type { Changes } from './changes.ts'
import { banner } from './render/banner.ts'
import { message } from './render/message.ts'

/** What stands in a conversation: what somebody typed or sent, and what the bot said. */
export type Said =
  | { readonly by: 'me'; readonly is: 'line' | 'edited'; readonly text: string }
  | { readonly by: 'me'; readonly is: 'file' | 'deleted' }
  | { readonly by: 'bot'; readonly words: Note | Knock; readonly locale: Locale }

/** One message of a conversation. */
export type Message = {
  readonly id: string
  readonly seat: string
  readonly at: Temporal.Instant
  readonly said: Said
}

/** The conversations of all seats. They last as long as the process: a platform would keep them, and here nobody does. */
export type Chats = {
  readonly of: (seat: string) => readonly Message[]
  readonly add: (seat: string, said: Said) => Message
  /** Puts something in the place of a message; whether that message was there. */
  readonly replace: (seat: string, id: string, said: Said) => boolean
  /** The knock that stands on somebody's lock screen, if any. */
  readonly onLockScreen: (seat: string) => Message | undefined
  readonly clearLockScreen: (seat: string) => void
}

/** How many messages of one conversation are kept. */
const longest = 200

/** Where a conversation, a message and a lock screen stand in the page. */
export const placeOf = {
  chat: (seat: string): string => `chat-${seat}`,
  message: (id: string): string => `message-${id}`,
  banner: (seat: string): string => `banner-${seat}`,
} as const

/** Opens the conversations, empty. */
export const openChats = (changes: Changes, clock: Clock, zone: string, newId: NewId): Chats => {
  const chats = new Map<string, readonly Message[]>()
  const screens = new Map<string, Message>()
  const of = (seat: string): readonly Message[] => chats.get(seat) ?? []
  const showScreen = (seat: string): void =>
    changes.publish({
      seat,
      place: placeOf.banner(seat),
      how: 'inside',
      draw: (locale) => banner(screens.get(seat), zone, locale),
    })
  return {
    of,
    add: (seat, said) => {
      const added: Message = { id: newId(), seat, at: clock(), said }
      chats.set(seat, [...of(seat), added].slice(-longest))
      changes.publish({
        seat,
        place: placeOf.chat(seat),
        how: 'after-last',
        draw: (locale) => message(added, zone, locale),
      })
      if (said.by === 'bot' && said.words.kind === 'knock') {
        screens.set(seat, added)
        showScreen(seat)
      }
      return added
    },
    replace: (seat, id, said) => {
      const before = of(seat).find((one) => one.id === id)
      if (!before) return false
      const after: Message = { ...before, said }
      chats.set(
        seat,
        of(seat).map((one) => (one === before ? after : one)),
      )
      changes.publish({
        seat,
        place: placeOf.message(id),
        how: 'instead',
        draw: (locale) => message(after, zone, locale),
      })
      return true
    },
    onLockScreen: (seat) => screens.get(seat),
    clearLockScreen: (seat) => {
      if (screens.delete(seat)) showScreen(seat)
    },
  }
}
