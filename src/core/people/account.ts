import { z } from 'zod'

/** The chat platforms: a school may say which workspaces and tenants there are its own. */
export const ChatPlatform = z.enum(['slack', 'teams'])

/** Where a colleague can be found: the chat platforms, and the page of this machine on which one practises. */
export const Platform = z.enum([...ChatPlatform.options, 'browser'])
export type Platform = z.infer<typeof Platform>

/** The workspace that only a school made for practice has: without it nobody comes in through the browser. */
export const practiceWorkspace = 'practice'

/** One person's identity on one platform, as the platform itself vouches for it. */
export type Account = {
  readonly platform: Platform
  /** Slack: the team (workspace). Teams: the tenant. In the browser: always {@link practiceWorkspace}. */
  readonly workspace: string
  /** Slack: the user. Teams: the Entra object id. In the browser: the seat that was chosen. */
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
