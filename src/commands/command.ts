import type { Finding } from '../core/app/finding.ts'
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
  /** What can be seen without the database: the configuration, the platforms, the zone data. */
  readonly lookAround: () => Promise<readonly Finding[]>
  /** Begins an errand: the running bot does it, or else the bot is opened for it here. */
  readonly errand: (name: string) => Promise<Talk>
  /** What can be done to the keys of the vault without the database; only the command line itself has it. */
  readonly keys?: KeyWork
}

/** The work on the keys of the vault. */
export type KeyWork = {
  /** Whether a bot answers here, with the vault open. */
  readonly inUse: () => Promise<boolean>
  /** Copies the vault to its backup and drops old copies; nothing where no place for one is set. */
  readonly copy: () => Promise<
    { readonly lockers: number; readonly day: string; readonly days: number } | undefined
  >
  /** Changes the master key; how many lockers were wrapped anew, and in which file the new key is, if in one. */
  readonly rotate: () => Promise<{ readonly lockers: number; readonly keyIn: 'environment' | string }>
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
