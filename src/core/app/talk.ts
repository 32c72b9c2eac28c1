import type { z } from 'zod'

/** A conversation between two programs, message by message. */
export interface Talk {
  /** The next message; throws when it is not what was expected, or when the other side is gone. */
  hear<T>(expected: z.ZodType<T>): Promise<T>
  say(message: object): Promise<void>
}

/** Something that the operator has the running bot do, from the command line. It ends when it returns. */
export type Errand = (talk: Talk) => Promise<void>

/** Every errand by its name. */
export type Errands = Readonly<Record<string, Errand>>
