import { publicLineEvery } from './limits.ts'

/** Keeps the bot from saying its one public line again and again. */
export type Restraint = {
  /** Whether it may be said in this conversation now; it then counts as said. */
  allows(conversation: string): boolean
}

const mostKept = 10_000

/** Opens an empty memory; it holds ids of conversations alone, and after a restart a second line does no harm. */
export const openRestraint = (): Restraint => {
  const said = new Map<string, number>()
  return {
    allows: (conversation) => {
      const now = Date.now()
      if (now - (said.get(conversation) ?? 0) < publicLineEvery) return false
      if (said.size >= mostKept) said.clear()
      said.set(conversation, now)
      return true
    },
  }
}
