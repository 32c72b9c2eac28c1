import { setTimeout as wait } from 'node:timers/promises'
import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { Log } from '../../core/app/log.ts'
import type { Account } from '../../core/people/account.ts'
import type { AccountProfile } from '../../core/people/account-profile.ts'
import { failedAttempt } from './attempt.ts'
import { localeOf } from './languages.ts'

const flag = z.boolean().default(false)
const teams = z.array(z.string()).default([])

/** What Slack tells about a user; with less said about who was deactivated. Read with users:read, the address with users:read.email. */
const Answer = z.object({
  user: z.object({
    id: z.string(),
    team_id: z.string().nullish(),
    teams,
    enterprise_user: z.object({ teams }).optional(),
    deleted: flag,
    is_bot: flag,
    is_workflow_bot: flag,
    is_connector_bot: flag,
    is_stranger: flag,
    is_restricted: flag,
    is_ultra_restricted: flag,
    is_email_confirmed: flag,
    locale: z.string().optional(),
    profile: z.object({ email: z.string().nullish() }).default({}),
  }),
})
type User = z.infer<typeof Answer>['user']

/** A user of an organisation belongs to several workspaces; the team by their name is one of these. */
const isOf = (user: User, workspace: string): boolean =>
  [user.team_id, ...user.teams, ...(user.enterprise_user?.teams ?? [])].includes(workspace)

const kindOf = (user: User, workspace: string): AccountProfile['is'] => {
  if (user.deleted) return 'deactivated'
  if (user.is_bot || user.is_workflow_bot || user.is_connector_bot) return 'bot'
  if (user.is_stranger || !isOf(user, workspace)) return 'external'
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'member'
}

/** Slack's answer about an account, in no platform's terms; nothing when it is about somebody else or about nobody. */
export const profileIn = (answer: unknown, { workspace, user: id }: Account): AccountProfile | undefined => {
  const user = Answer.safeParse(answer).data?.user
  if (user?.id !== id) return undefined
  const { email } = user.profile
  return {
    is: kindOf(user, workspace),
    emails: user.is_email_confirmed && email ? [email] : [],
    locale: user.locale === undefined ? undefined : localeOf(user.locale),
  }
}

/** Slack wants its acknowledgement within three seconds, and a window must be opened within as much. */
const patience = 1500

/** Asks Slack about somebody. */
export type Profiles = (account: Account) => Promise<AccountProfile | undefined>

export const profiles =
  (api: WebClient, log: Log): Profiles =>
  async (account) => {
    const asked = api.users.info({ user: account.user, include_locale: true }).then(
      (answer) => profileIn(answer, account),
      (error: unknown) => {
        const failed = failedAttempt(error)
        log('slack.profile.failed', { reason: failed.is === 'sent' ? undefined : failed.reason })
        return undefined
      },
    )
    return Promise.race([asked, wait(patience, undefined, { ref: false })])
  }
