import type { Attempt, Messenger, Parcel } from '../../core/knocks/knock.ts'
import { practiceWorkspace } from '../../core/people/account.ts'
import type { Behind } from './behind.ts'
import type { Chats } from './chats.ts'
import type { Seat } from './seat.ts'

const refused = (reason: string): Attempt => ({ is: 'refused', reason, later: undefined })

/** Brings knocks to the conversations of the practice page. */
export const browserMessenger = (chats: Chats, seats: readonly Seat[], behind: Behind): Messenger => {
  const isSeat = ({ workspace, user }: Parcel['address']): boolean =>
    workspace === practiceWorkspace && seats.some(({ key }) => key === user)
  return {
    send: async ({ address, knock, locale }) => {
      if (!isSeat(address)) return refused('no_such_seat')
      const { id } = chats.add(address.user, { by: 'bot', words: knock, locale })
      behind.knocked(address.user, knock, locale)
      return { is: 'sent', message: id }
    },
    update: async ({ address, knock, locale, message }) => {
      if (!isSeat(address)) return refused('no_such_seat')
      const before = chats.of(address.user).find(({ id }) => id === message)
      if (before?.said.by !== 'bot') return refused('no_such_message')
      // The answer that its owner got in the place of a card is newer than any state of it.
      if (before.said.words.kind === 'knock')
        chats.replace(address.user, message, { by: 'bot', words: knock, locale })
      return { is: 'sent', message }
    },
  }
}
