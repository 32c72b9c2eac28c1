/** Remembers in which conversations the bot said hello, for Teams tells of one installation twice and sometimes more often. */
export type Greetings = {
  /** Whether hello is still to be said; it then counts as said. */
  first(conversation: string): boolean
  forget(conversation: string): void
}

const mostKept = 10_000

/** Opens an empty memory; it holds ids of conversations alone, and after a restart a second hello does no harm. */
export const openGreetings = (): Greetings => {
  const greeted = new Set<string>()
  return {
    first: (conversation) => {
      if (greeted.has(conversation)) return false
      if (greeted.size >= mostKept) greeted.clear()
      greeted.add(conversation)
      return true
    },
    forget: (conversation) => {
      greeted.delete(conversation)
    },
  }
}
