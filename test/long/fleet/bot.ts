import { type Child, runBot } from '../../support/child.ts'
import { type Delivery, overHttp } from '../../support/slack-delivery.ts'
import type { Yard } from './yard.ts'

/** What Teams gets back. */
export type TeamsReceipt = { readonly status: number; readonly body: unknown }

/** One bot as a process, and how the platforms reach it. */
export type Bot = {
  readonly child: Child
  readonly url: string
  readonly toSlack: Delivery
  readonly toTeams: (body: string) => Promise<TeamsReceipt>
}

/** Starts a process that may be killed before it is ready. */
export const launch = ({ env }: Yard): Child => runBot(env)

/** Waits until a process takes requests. */
export const reach = async ({ slack, teams }: Yard, child: Child): Promise<Bot> => {
  const url = await child.says(/Trajectbot is at (http:\S+) /)
  const authorization = `Bearer ${await teams.signing.token()}`
  return {
    child,
    url,
    toSlack: overHttp(() => `${url}/slack/events`, slack.signingSecret),
    toTeams: async (body) => {
      const headers = { 'content-type': 'application/json; charset=utf-8', authorization }
      const response = await fetch(`${url}/api/messages`, { method: 'POST', headers, body })
      const text = await response.text()
      return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) }
    },
  }
}

/** Starts a bot. */
export const start = (yard: Yard): Promise<Bot> => reach(yard, launch(yard))

/** Ends a process at once, as the operating system would. */
export const kill = async (child: Child): Promise<void> => {
  child.process.kill('SIGKILL')
  await child.end()
}

/** Asks a process to end, and gives what it ended with. */
export const dismiss = (
  child: Child,
): Promise<{ readonly code: number | string; readonly stderr: string }> => {
  child.process.kill('SIGTERM')
  return child.end()
}
