import { z } from 'zod'

/** The chat platforms on which a colleague can be found. */
export const Platform = z.enum(['slack', 'teams'])
export type Platform = z.infer<typeof Platform>

/** One person's identity on one platform, as the platform itself vouches for it. */
export type Account = {
  readonly platform: Platform
  /** Slack: the team (workspace). Teams: the tenant. */
  readonly workspace: string
  /** Slack: the user. Teams: the Entra object id. */
  readonly user: string
}

/** Where a message to an account goes. Slack needs the user alone; Teams the conversation the app was installed in. */
export type Address = Account & { readonly conversation: TeamsConversation | undefined }

/** What Teams told us when the app was installed for one person; dropped when it is removed. */
export type TeamsConversation = {
  readonly serviceUrl: string
  readonly conversation: string
  readonly bot: string
}
