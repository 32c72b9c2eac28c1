import { type Answer, type Door, Fault } from '../../core/app/door.ts'
import { understand } from '../../core/app/understand.ts'
import type { Clock } from '../../core/kernel/clock.ts'
import type { NewId } from '../../core/kernel/ids.ts'
import { practiceWorkspace } from '../../core/people/account.ts'
import type { Locale } from '../../core/text/locale.ts'
import type { Behind, RegisterReader } from './behind.ts'
import type { Chats } from './chats.ts'
import type { Doing, Seen } from './gesture.ts'
import type { Html } from './render/html.ts'
import { drawWindow } from './render/window.ts'
import type { Seat } from './seat.ts'
import type { Tour } from './tour.ts'

/** What answering somebody takes. */
export type Desk = {
  readonly door: Door
  readonly chats: Chats
  readonly behind: Behind
  readonly tour: Tour
  readonly register: RegisterReader
  /** How far the register was read for each seat. */
  readonly read: Map<string, number>
  readonly clock: Clock
  readonly newId: NewId
}

/** What the page gets back: a window, or nothing beyond what changes in the conversation. */
export type Shows = { readonly status: 200 | 500; readonly window: Html } | { readonly status: 204 }

/** Brings a visit to the door. A fault is an answer too, since what was tried is over. */
const ask = async (
  { door }: Desk,
  seat: Seat,
  page: Locale,
  { event, gesture }: Seen,
): Promise<Answer & { readonly faulty: boolean }> => {
  try {
    const answer = await door.enter({
      account: { platform: 'browser', workspace: practiceWorkspace, user: seat.key },
      event: `browser:${seat.key}:${event}`,
      // A typed line opens nothing here either, as on the platforms; buttons and forms do.
      canOpen: gesture.is === 'command',
      platformLocale: page,
      conversation: undefined,
      gesture,
    })
    return { ...answer, faulty: false }
  } catch (error) {
    if (error instanceof Fault) return { ...error.answer, faulty: true }
    throw error
  }
}

/** Tells the drawer and the guide what was done. */
const tell = async (
  desk: Desk,
  seat: Seat,
  { gesture }: Seen,
  { reply, locale }: Answer,
  done: ReturnType<Behind['begin']>,
): Promise<void> => {
  const understood = understand(gesture, locale, desk.newId)
  const rows = await desk.register.rowsSince(desk.read.get(seat.key) ?? 0, seat.key)
  const last = rows.at(-1)
  if (last) desk.read.set(seat.key, last.number)
  const command = understood.is === 'command' ? understood.command : gesture.is
  const args = gesture.is === 'command' ? gesture.args : {}
  if (reply.kind === 'again') return done()
  done({ seat, command, args, rows, reply, locale })
  if (rows.length > 0 && reply.kind !== 'corrections')
    desk.tour.saw(
      command,
      rows.every(({ allowed }) => allowed),
    )
}

/** What somebody typed or sent stands in the conversation before the answer to it. */
const standInChat = (desk: Desk, seat: Seat, doing: Doing, { from, gesture }: Seen, text: string): void => {
  switch (doing) {
    case 'line':
      if (text.trim() !== '') desk.chats.add(seat.key, { by: 'me', is: 'line', text })
      return
    case 'edit':
      desk.chats.replace(seat.key, from, { by: 'me', is: 'edited', text })
      return
    case 'delete':
      desk.chats.replace(seat.key, from, { by: 'me', is: 'deleted' })
      return
    case 'file':
      desk.chats.add(seat.key, { by: 'me', is: 'file' })
      return
    case 'press':
      if (gesture.is === 'command') desk.chats.clearLockScreen(seat.key)
  }
}

/** Lets somebody do something, and puts the answer where it belongs: in the conversation, or in a window. */
export const answer = async (
  desk: Desk,
  seat: Seat,
  page: Locale,
  doing: Doing,
  seen: Seen,
  text: string,
): Promise<Shows> => {
  const { chats } = desk
  const done = desk.behind.begin()
  const answered = await ask(desk, seat, page, seen).catch((error: unknown) => {
    done()
    throw error
  })
  const { reply, locale, faulty } = answered
  if (reply.kind !== 'again') standInChat(desk, seat, doing, seen, text)
  await tell(desk, seat, seen, answered, done)
  switch (reply.kind) {
    case 'note': {
      const said = { by: 'bot', words: reply, locale } as const
      const window = drawWindow(reply, { seat: seat.key, page }, locale)
      if (doing === 'press' && faulty) return { status: 500, window }
      if (doing === 'press' && seen.from === 'window') return { status: 200, window }
      if (doing !== 'press' || !chats.replace(seat.key, seen.from, said)) chats.add(seat.key, said)
      return { status: 204 }
    }
    case 'panel':
    case 'form':
    case 'corrections':
      return { status: 200, window: drawWindow(reply, { seat: seat.key, page }, locale) }
    case 'again':
      return { status: 204 }
  }
}

/** Says hello to somebody who sits down for the first time, as a platform does when the app is installed. */
export const greet = async (desk: Desk, seat: Seat, page: Locale, event: string): Promise<void> => {
  const { reply, locale } = await ask(desk, seat, page, { event, from: '', gesture: { is: 'installed' } })
  if (reply.kind === 'note') desk.chats.add(seat.key, { by: 'bot', words: reply, locale })
}
