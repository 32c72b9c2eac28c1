/** What Teams allows, in bytes and in numbers of things, and what we allow ourselves. */
export const limits = {
  /** A card with everything in it. Teams takes more, but counts in UTF-16 and drops what is too large as a whole. */
  cardBytes: 25 * 1024,
  /** Buttons in one row; a seventh is not shown. */
  actions: 6,
  /** Options in one menu: Teams names no number, but they must fit the card, and nobody reads more. */
  choices: 100,
} as const

/** The largest body that is read from an inbound request, in bytes. */
export const bodyLimit = 256 * 1024

/** How long a body may take to arrive, in milliseconds; Teams sends it at once. */
export const bodyTimeout = 10_000

/** How far the clock of who signed a token may lie from ours, in seconds. */
export const clockTolerance = 5 * 60

/** How long one request to Microsoft may take, in milliseconds. */
export const requestTimeout = 5000

/** How long signing keys and their issuer are believed, in milliseconds. */
export const keysLast = 24 * 60 * 60 * 1000

/** When to try again after a refusal that names no time itself, in seconds. */
export const laterByDefault = 30

/** How often Teams asks for the window of an action: once, and twice more when it heard nothing in five seconds. */
export const actionTries = 3

/** How long the bot says nothing more in a conversation where others read along, in milliseconds. */
export const publicLineEvery = 24 * 60 * 60 * 1000

/** A token is renewed when it lasts no longer than this, in milliseconds. */
export const tokenMargin = 5 * 60 * 1000
