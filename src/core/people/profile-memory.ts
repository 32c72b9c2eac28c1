import type { Clock } from '../kernel/clock.ts'
import type { Account } from './account.ts'
import type { AccountProfile, LookUp } from './account-profile.ts'

/** Asks a platform about somebody, but not for every word they type. */
export type ProfileMemory = {
  of(account: Account, lookUp: LookUp | undefined): Promise<AccountProfile | undefined>
}

const lasts = { minutes: 1 }
const mostKept = 5000

/** Opens an empty memory. An answer is remembered for a minute; that there was none is not. */
export const openProfileMemory = (clock: Clock): ProfileMemory => {
  const asked = new Map<string, { readonly until: number; readonly answer: ReturnType<LookUp> }>()
  return {
    of: async ({ platform, workspace, user }, lookUp) => {
      if (!lookUp) return undefined
      const key = JSON.stringify([platform, workspace, user])
      const now = clock()
      const known = asked.get(key)
      if (known && known.until > now.epochMilliseconds) return known.answer
      if (asked.size >= mostKept) asked.clear()
      const answer = lookUp().catch(() => undefined)
      const kept = { until: now.add(lasts).epochMilliseconds, answer }
      asked.set(key, kept)
      const profile = await answer
      if (!profile && asked.get(key) === kept) asked.delete(key)
      return profile
    },
  }
}
