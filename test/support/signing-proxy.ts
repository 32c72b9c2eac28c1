import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { atTheEnd } from './at-the-end.ts'
import { eventually } from './chat.ts'
import { bodyOf } from './teams-connector.ts'
import type { Signing } from './teams-signing.ts'

/** Whose key signs: that of Teams, another one that calls itself the same, or none. */
export type Signer = 'platform' | 'forger' | 'nobody'

const Activity = z.looseObject({ type: z.string(), id: z.string(), serviceUrl: z.string() })

/** What the client sent and what the bot answered. */
export type Exchange = {
  readonly activity: z.infer<typeof Activity>
  readonly status: number
  readonly answer: string
}

/**
 * Stands between a client that cannot sign and the bot, as Microsoft's servers stand between Teams and a bot:
 * it signs for the service address that the client names, and says that the client speaks Dutch.
 */
export const openSigningProxy = async (signing: Signing) => {
  const exchanges: Exchange[] = []
  let signer: Signer = 'platform'
  let botUrl = ''

  const headersFor = async (serviceUrl: string): Promise<Record<string, string>> =>
    signer === 'nobody' ? {} : { authorization: `Bearer ${await signing.token({ serviceUrl, by: signer })}` }

  const passOn = async (text: string): Promise<Response> => {
    const activity = Activity.parse(JSON.parse(text))
    const response = await fetch(botUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await headersFor(activity.serviceUrl)) },
      body: JSON.stringify({ ...activity, locale: 'nl-NL' }),
    })
    exchanges.push({ activity, status: response.status, answer: await response.clone().text() })
    return response
  }
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // The client looks whether anybody is there before it sends the first activity.
    if (request.method !== 'POST') return void response.writeHead(405).end()
    const answered = await passOn(await bodyOf(request))
    const type = answered.headers.get('content-type')
    response.writeHead(answered.status, type === null ? {} : { 'content-type': type })
    response.end(await answered.text())
  }
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  atTheEnd(() => {
    server.close()
    server.closeAllConnections()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`,
    /** Tells where the bot listens. */
    connect: (url: string): void => {
      botUrl = url
    },
    signsAs: (who: Signer): void => {
      signer = who
    },
    /** Waits for the answer to an activity that the client is sending. */
    exchange: async (what: string, isIt: (activity: Exchange['activity']) => boolean): Promise<Exchange> => {
      const found = (): Exchange | undefined => exchanges.findLast(({ activity }) => isIt(activity))
      await eventually(what, () => found() !== undefined, 30_000)
      return found() as Exchange
    },
  }
}
export type SigningProxy = Awaited<ReturnType<typeof openSigningProxy>>
