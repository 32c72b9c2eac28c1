import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { type Attempt, overHttp, overSocket, type Parcel, type Receipt } from './slack-delivery.ts'
import { handlersFor } from './slack-methods.ts'
import { personIn, type SlackPerson } from './slack-person.ts'
import type { SlackUser } from './slack-users.ts'
import { webApi } from './slack-web-api.ts'
import { openWorkspace } from './slack-workspace.ts'

type Options = {
  readonly mode: 'http' | 'socket'
  readonly team?: string
  /** The language tag Slack reports for somebody. */
  readonly locale?: (user: string) => string
  readonly scopes?: readonly string[]
}

const signingSecret = 'a-signing-secret'
const botToken = 'xoxb-a-bot-token'
const appToken = 'xapp-an-app-token'
const app = 'A0APP'
const bot = 'U0BOT'

/**
 * A stand-in for Slack's wire and nothing else: it checks every call against Slack's rules,
 * and sends what Slack sends. `close` fails when the bot ever broke a rule.
 */
export const openSlackWire = async ({
  mode,
  team = 'T0SCHOOL',
  locale = () => 'nl-NL',
  scopes = ['chat:write'],
}: Options) => {
  const complaints: string[] = []
  const workspace = openWorkspace(team)
  const users = new Map<string, SlackUser>()
  let botUrl = ''
  let unanswered = 3000

  const server = createServer((request, response) => void api.serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const handlers = handlersFor(workspace, {
    bot,
    app,
    locale,
    users,
    socketUrl: () => `ws://127.0.0.1:${port}/link`,
  })
  const api = webApi({ workspace, handlers, botToken, appToken, scopes, complaints })
  const socket = overSocket(server, complaints, () => unanswered)
  const receipts: Receipt[] = []
  const way = mode === 'http' ? overHttp(() => botUrl, signingSecret) : socket.deliver
  const deliver: typeof way = async (parcel, attempt) => {
    const receipt = await way(parcel, attempt)
    receipts.push(receipt)
    return receipt
  }

  const people = new Map<string, SlackPerson>()
  const asideUrl = (id: string): string => `http://127.0.0.1:${port}/aside/${id}`

  return {
    team,
    signingSecret,
    botToken,
    appToken,
    apiUrl: `http://127.0.0.1:${port}/api/`,
    /** Every call that arrived, in order. */
    calls: api.calls,
    /** Everything the bot acknowledged with, in order. */
    receipts,
    complaints,
    next: api.next,
    socket,
    workspace,
    /** How the workspace knows people, by their ids. */
    users,
    /** Tells Slack where the bot listens. */
    connect: (url: string): void => {
      botUrl = url
    },
    /** How long Slack waits for an acknowledgement over Socket Mode. */
    waitAtMost: (milliseconds: number): void => {
      unanswered = milliseconds
    },
    deliver: (parcel: Parcel, attempt?: Attempt) => deliver(parcel, attempt),
    /** Somebody of the workspace; ids begin with U. */
    person: (user: string): SlackPerson => {
      const known = people.get(user)
      if (known) return known
      const at = { team, user, channel: workspace.channelOf(user), app, bot }
      const made = personIn({ workspace, deliver, complaints, asideUrl }, at)
      people.set(user, made)
      return made
    },
    /** Waits for what follows after an acknowledgement. */
    until: async (holds: () => boolean, what = 'what was waited for'): Promise<void> => {
      for (const end = Date.now() + 15_000; !holds(); await wait(5))
        if (Date.now() > end) throw new Error(`${what} did not happen; complaints: ${complaints.join(' | ')}`)
    },
    close: async (): Promise<void> => {
      socket.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      if (complaints.length > 0) throw new Error(`Slack's rules were broken:\n${complaints.join('\n')}`)
    },
  }
}
export type SlackWire = Awaited<ReturnType<typeof openSlackWire>>
