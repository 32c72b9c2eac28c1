import { setTimeout as wait } from 'node:timers/promises'
import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { Account } from '../../core/people/account.ts'
import type { Locale } from '../../core/text/locale.ts'

const Answer = z.object({ user: z.object({ locale: z.string() }) })

const patience = 1000
const mostKept = 5000

/** The language of a tag, if it is one the bot speaks. */
export const localeOf = (tag: string): Locale | undefined => {
  if (tag.startsWith('nl')) return 'nl'
  return tag.startsWith('en') ? 'en' : undefined
}

/** Which language Slack reports for somebody; only ever offered, so not knowing it is fine. */
export type Languages = {
  /** What was found out before. */
  known(account: Account): Locale | undefined
  /** Asks Slack, shortly, and remembers. */
  ask(account: Account): Promise<Locale | undefined>
}

export const languages = (api: WebClient): Languages => {
  const found = new Map<string, Locale | undefined>()
  const lookUp = async (user: string): Promise<Locale | undefined> => {
    const answer = Answer.safeParse(
      await api.users.info({ user, include_locale: true }).catch(() => undefined),
    )
    if (!answer.success) return undefined
    const locale = localeOf(answer.data.user.locale)
    if (found.size >= mostKept) found.clear()
    found.set(user, locale)
    return locale
  }
  return {
    known: ({ user }) => found.get(user),
    ask: async ({ user }) =>
      found.has(user)
        ? found.get(user)
        : Promise.race([lookUp(user), wait(patience, undefined, { ref: false })]),
  }
}
