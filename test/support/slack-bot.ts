import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openSlackFront } from '../../src/bots/slack/slack-front.ts'
import { recordedDoor } from './slack-recorded-door.ts'
import { openSlackWire } from './slack-wire.ts'

/** The real front with the real SDK, between the stand-in for Slack's wire and a recorded door. */
export const openSlackBot = async (mode: 'http' | 'socket' = 'http') => {
  const slack = await openSlackWire({ mode })
  const recorded = recordedDoor()
  const lines: { event: string; fields: Readonly<Record<string, unknown>> }[] = []
  const shared = { botToken: slack.botToken, apiUrl: slack.apiUrl }
  const front = openSlackFront(
    mode === 'http'
      ? { ...shared, signingSecret: slack.signingSecret }
      : { ...shared, appToken: slack.appToken },
    recorded.door,
    (event, fields) => lines.push({ event, fields }),
  )
  const server = createServer((request, response) => front.listener?.(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`
  slack.connect(url)
  await front.start()
  return {
    ...recorded,
    slack,
    front,
    url,
    /** Everything that was logged. */
    lines,
    someone: slack.person('U0SOMEONE'),
    close: async (): Promise<void> => {
      await front.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await slack.close()
    },
  }
}
export type SlackBot = Awaited<ReturnType<typeof openSlackBot>>
