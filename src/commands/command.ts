import type { Talk } from '../core/app/talk.ts'

/** What a command has around it. */
export type World = {
  /** The folder in which it was typed. */
  readonly from: string
  /** A line of the result. */
  readonly say: (line: string) => void
  /** A line about how far it is. */
  readonly note: (line: string) => void
  /** Asks the operator, yes or no; nothing when nobody can answer. */
  readonly ask: (question: string) => Promise<boolean | undefined>
  /** Begins an errand: the running bot does it, or else the bot is opened for it here. */
  readonly errand: (name: string) => Promise<Talk>
}

/** One command of `npx trajectbot`. It gives the exit code: 0 done, 1 not done, 2 not understood. */
export type Command = {
  readonly usage: string
  /** What it does, in half a line. */
  readonly does: string
  readonly run: (args: readonly string[], world: World) => Promise<number>
}

/** The words after a command are not what it expects. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
