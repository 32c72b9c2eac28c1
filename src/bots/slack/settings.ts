import { z } from 'zod'

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether an address may be used: https anywhere, plain http on this machine only. */
export const mayBeCalled = (address: string): boolean => {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname))
}

const shared = {
  /** SLACK_BOT_TOKEN */
  botToken: z.string().startsWith('xoxb-'),
  /** SLACK_API_URL */
  apiUrl: z.string().refine(mayBeCalled).default('https://slack.com/api/'),
}

/** How to reach Slack and how Slack reaches us. An app token means Socket Mode; else the signing secret is needed. */
export const SlackSettings = z.union([
  z.object({ ...shared, mode: z.literal('socket'), appToken: z.string().startsWith('xapp-') }),
  z.object({ ...shared, mode: z.literal('http'), signingSecret: z.string().min(1) }),
])
export type SlackSettings = z.infer<typeof SlackSettings>
