import type { Account, TeamsConversation } from '../people/account.ts'
import type { LookUp } from '../people/account-profile.ts'
import type { Locale } from '../text/locale.ts'
import type { Note, Reply } from '../view/view.ts'

/** What somebody at the door does, in no platform's terms. */
export type Gesture =
  /** A line typed in a private conversation with the bot. */
  | { readonly is: 'line'; readonly text: string }
  /** A slash command with what followed it. */
  | {
      readonly is: 'slash'
      readonly name: string
      readonly text: string
      /** It was typed where others are, so nothing is looked up. */
      readonly overheard?: boolean
    }
  /** A button that was pressed or a form that was sent, with what travelled along. */
  | { readonly is: 'command'; readonly command: string; readonly args: Readonly<Record<string, unknown>> }
  /** A shortcut that a manifest offers, with the words of the message on which it was used. */
  | { readonly is: 'shortcut'; readonly name: string; readonly quoted: string }
  /** Words to be kept until their author says what is to be done with them; never read as a command. */
  | { readonly is: 'words'; readonly text: string }
  /** The bot was called by its name where others read along; what was said there stays outside. */
  | { readonly is: 'mentioned' }
  /** The page a platform keeps for the bot was opened. */
  | { readonly is: 'home' }
  /** The app was installed for this person, or removed. */
  | { readonly is: 'installed' }
  | { readonly is: 'removed' }
  /** A file or a voice message, an edited message, a deleted one: answered kindly, used for nothing. */
  | { readonly is: 'file' }
  | { readonly is: 'edited' }
  | { readonly is: 'deleted' }

/** Somebody at the door. */
export type Visit = {
  readonly account: Account
  /** The platform's own name for this event; the same event is taken once. */
  readonly event: string
  /**
   * Whether the front can open a panel for this gesture (it has a trigger).
   * If not, a command that opens one is answered with a note whose button opens it.
   */
  readonly canOpen: boolean
  /** The language the platform reports for this person; only ever offered, never imposed. */
  readonly platformLocale: Locale | undefined
  /** Teams: where this person can be reached from now on. */
  readonly conversation: TeamsConversation | undefined
  /** Asks the platform who this is; asked only about somebody whom the door does not know. */
  readonly profile?: LookUp | undefined
  readonly gesture: Gesture
}

export type Answer = {
  readonly reply: Reply
  readonly locale: Locale
  /** Teams: where this person reads what is for them alone; nothing when the app is not installed for them. */
  readonly privately?: TeamsConversation | undefined
}

/** The one way in. Everything a front may ask of the core. */
export interface Door {
  /** Handles a visit; resolves after the commit, so what is acknowledged afterwards is in the database. Rejects with a {@link Fault}. */
  enter(visit: Visit): Promise<Answer>
}

/** Something that is our fault. It stands in the log under a reference, and the note tells a person that reference. */
export class Fault extends Error {
  readonly answer: { readonly reply: Note; readonly locale: Locale }
  constructor(answer: { reply: Note; locale: Locale }) {
    super('a fault of ours, logged under its reference')
    this.name = 'Fault'
    this.answer = answer
  }
}
