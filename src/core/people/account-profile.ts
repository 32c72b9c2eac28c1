import type { Locale } from '../text/locale.ts'

/** Somebody as their platform itself knows them now. */
export type AccountProfile = {
  /** What kind of account it is in the workspace or tenant in which they stand at the door. Only members are let in. */
  readonly is: 'member' | 'guest' | 'bot' | 'external' | 'deactivated'
  /** The addresses that the platform vouches for, and no other. */
  readonly emails: readonly string[]
  /** The language the platform reports, where it does. */
  readonly locale: Locale | undefined
}

/** Asks a platform about somebody; nothing when it does not say, or not in time. */
export type LookUp = () => Promise<AccountProfile | undefined>

/**
 * An address as the roster and the platforms' answers are compared: without room around it, in one spelling and in
 * small letters. Whatever stands before the @ is otherwise left alone: what a plus or a dot means is for its owner.
 */
export const comparable = (email: string): string => email.trim().normalize('NFC').toLowerCase()
