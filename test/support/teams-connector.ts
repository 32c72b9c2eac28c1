import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { brokenRules } from './teams-card-rules.ts'

/** A message as it stands in somebody's chat now. */
export type WireMessage = {
  readonly id: string
  readonly conversation: string
  readonly card: unknown
  readonly summary: string
  readonly alert: boolean
  /** How often it was changed. */
  readonly changed: number
}

/** What the connector does with the next request instead of what it should. */
export type Mishap =
  | {
      readonly is: 'answer'
      readonly status: number
      readonly code?: string
      readonly retryAfter?: string
      /** Whether the message arrives all the same. */
      readonly delivers?: true
      /** What the answer waits for. */
      readonly after?: Promise<void>
    }
  /** Another address is named; nobody may go there. */
  | { readonly is: 'redirect'; readonly status: 301 | 302 | 307 | 308; readonly to: string }
  /** The message arrives, and the line is cut before the answer. */
  | { readonly is: 'reset' }
  /** Nothing is answered at all. */
  | { readonly is: 'never' }

export type ConnectorCall = {
  readonly method: string
  readonly conversation: string
  readonly activity: string | undefined
  readonly body: unknown
  readonly authorization: string | undefined
}

const adaptiveCard = 'application/vnd.microsoft.card.adaptive'

const Outgoing = z.object({
  type: z.literal('message'),
  text: z.undefined().optional(),
  summary: z.string().min(1),
  from: z.object({ id: z.string() }),
  conversation: z.object({ id: z.string() }),
  channelData: z.object({ notification: z.object({ alert: z.boolean() }) }).optional(),
  attachments: z.tuple([z.object({ contentType: z.literal(adaptiveCard), content: z.unknown() })]),
})

/** Reads a request to its end. */
export const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString()
}

/** Answers with JSON. */
export const answerJson = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

type World = {
  readonly bot: string
  readonly complaints: string[]
  readonly takes: (authorization: string | undefined) => boolean
}

/** The part of Teams that a bot talks to: it keeps messages by conversation, and looks at everything twice. */
export const openConnector = ({ bot, complaints, takes }: World) => {
  const calls: ConnectorCall[] = []
  const messages: WireMessage[] = []
  const mishaps: Mishap[] = []
  const installed = new Set<string>()

  const look = (body: unknown, conversation: string): z.infer<typeof Outgoing> | undefined => {
    const activity = Outgoing.safeParse(body)
    if (!activity.success) {
      complaints.push(`a message that is none: ${activity.error.message}`)
      return undefined
    }
    const { data } = activity
    if (data.from.id !== bot) complaints.push('a message that is not from the bot')
    if (data.conversation.id !== conversation) complaints.push('a message for another conversation')
    const size = Buffer.byteLength(JSON.stringify(body), 'utf16le')
    if (size > 80 * 1024) complaints.push(`a message of ${size} bytes`)
    complaints.push(...brokenRules(data.attachments[0].content).map((rule) => `card: ${rule}`))
    return data
  }

  const keep = (id: string, call: ConnectorCall, changed: number): void => {
    const data = look(call.body, call.conversation)
    if (!data) return
    const kept: WireMessage = {
      id,
      conversation: call.conversation,
      card: data.attachments[0].content,
      summary: data.summary,
      alert: data.channelData?.notification.alert ?? false,
      changed,
    }
    const at = messages.findIndex((one) => one.id === id && one.conversation === call.conversation)
    if (at === -1) messages.push(kept)
    else messages[at] = kept
  }

  const fail = (response: ServerResponse, status: number, code: string, headers = {}): void =>
    answerJson(response, status, { error: { code, message: 'what went wrong' } }, headers)

  const deliver = (
    call: ConnectorCall,
  ): { status: number; id: string } | { status: number; code: string } => {
    if (!installed.has(call.conversation)) return { status: 403, code: 'BotNotInConversationRoster' }
    if (call.method === 'POST') {
      const id = `1:${randomUUID()}`
      keep(id, call, 0)
      return { status: 201, id }
    }
    const known = messages.find(({ id }) => id === call.activity)
    if (!known) return { status: 404, code: 'ActivityNotFoundInConversation' }
    keep(known.id, call, known.changed + 1)
    return { status: 200, id: known.id }
  }

  const serve = async (call: ConnectorCall, response: ServerResponse): Promise<void> => {
    calls.push(call)
    if (!takes(call.authorization)) {
      complaints.push('a request without a token that lasts')
      fail(response, 401, 'Unauthorized')
      return
    }
    const mishap = mishaps.shift()
    switch (mishap?.is) {
      case 'never':
        return
      case 'reset':
        deliver(call)
        response.destroy()
        return
      case 'answer': {
        await mishap.after
        if (mishap.delivers) deliver(call)
        const headers = mishap.retryAfter === undefined ? {} : { 'retry-after': mishap.retryAfter }
        fail(response, mishap.status, mishap.code ?? 'ServiceError', headers)
        return
      }
      case 'redirect':
        response.writeHead(mishap.status, { location: mishap.to, 'content-length': 0 }).end()
        return
      case undefined: {
        const outcome = deliver(call)
        if ('id' in outcome) answerJson(response, outcome.status, { id: outcome.id })
        else fail(response, outcome.status, outcome.code)
      }
    }
  }

  return {
    calls,
    messages,
    mishaps,
    installed,
    /** Takes a request, if it is one for a conversation. */
    handle: async (request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> => {
      const found = /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/.exec(path)
      const { method = '' } = request
      if (!found?.[1] || !(method === 'POST' || (method === 'PUT' && found[2]))) return false
      const body: unknown = JSON.parse(await bodyOf(request))
      await serve(
        {
          method,
          conversation: decodeURIComponent(found[1]),
          activity: found[2] && decodeURIComponent(found[2]),
          body,
          authorization: request.headers.authorization,
        },
        response,
      )
      return true
    },
  }
}
export type Connector = ReturnType<typeof openConnector>
