import type { Server } from 'node:http'
import { WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { type Signing, signed } from './slack-signing.ts'

/** What Slack sends: as a form (commands), as JSON in a form (interactions), or as JSON (events). */
export type Parcel =
  | { readonly kind: 'command'; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: 'interaction'; readonly payload: Readonly<Record<string, unknown>> }
  | { readonly kind: 'event'; readonly payload: Readonly<Record<string, unknown>> }

/** What came back. `acknowledged` is what Slack goes by. */
export type Receipt = {
  readonly acknowledged: boolean
  readonly status: number
  readonly text: string
  /** The acknowledgement's own content; undefined when it is empty. */
  readonly body: unknown
}

export type Attempt = { readonly retry?: number; readonly signing?: Partial<Signing> }

/** How Slack reaches the bot. */
export type Delivery = (parcel: Parcel, attempt?: Attempt) => Promise<Receipt>

const encoded = (parcel: Parcel): { readonly type: string; readonly body: string } => {
  const form = 'application/x-www-form-urlencoded'
  switch (parcel.kind) {
    case 'command':
      return { type: form, body: new URLSearchParams(parcel.fields).toString() }
    case 'interaction':
      return { type: form, body: new URLSearchParams({ payload: JSON.stringify(parcel.payload) }).toString() }
    case 'event':
      return { type: 'application/json', body: JSON.stringify(parcel.payload) }
  }
}

const content = (text: string): unknown => {
  if (text === '') return undefined
  const parsed: unknown = JSON.parse(text)
  return typeof parsed === 'object' && parsed !== null && Object.keys(parsed).length === 0
    ? undefined
    : parsed
}

/** Signs and posts, as Slack does over HTTP. */
export const overHttp =
  (url: () => string, secret: string): Delivery =>
  async (parcel, { retry, signing } = {}) => {
    const { type, body } = encoded(parcel)
    const headers = {
      'content-type': type,
      ...signed(body, { secret, ...signing }),
      ...(retry !== undefined && {
        'x-slack-retry-num': String(retry),
        'x-slack-retry-reason': 'http_error',
      }),
    }
    const response = await fetch(url(), { method: 'POST', headers, body })
    const text = await response.text()
    return {
      acknowledged: response.ok,
      status: response.status,
      text,
      body: response.ok ? content(text) : undefined,
    }
  }

const Ack = z.strictObject({ envelope_id: z.string(), payload: z.record(z.string(), z.unknown()) })

const envelopeTypes = { command: 'slash_commands', interaction: 'interactive', event: 'events_api' } as const

/** Sends envelopes over a WebSocket and waits for the acknowledgement, as Slack does in Socket Mode. */
export const overSocket = (server: Server, complaints: string[], patience: () => number) => {
  const sockets = new WebSocketServer({ server })
  const waiting = new Map<string, (payload: Record<string, unknown>) => void>()
  let last = 0

  sockets.on('connection', (socket) => {
    socket.on('message', (data) => {
      const ack = Ack.safeParse(JSON.parse(String(data)))
      const take = ack.success ? waiting.get(ack.data.envelope_id) : undefined
      if (ack.success && take) take(ack.data.payload)
      else complaints.push('an acknowledgement nobody waits for')
    })
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0APP' } }))
    socket.ping()
  })

  const open = () => [...sockets.clients].find((socket) => socket.readyState === WebSocket.OPEN)

  const deliver: Delivery = (parcel, { retry } = {}) => {
    const socket = open()
    if (!socket) throw new Error('the bot is not connected over Socket Mode')
    last += 1
    const id = `envelope-${last}`
    socket.send(
      JSON.stringify({
        envelope_id: id,
        type: envelopeTypes[parcel.kind],
        accepts_response_payload: parcel.kind !== 'event',
        payload: parcel.kind === 'command' ? parcel.fields : parcel.payload,
        ...(parcel.kind === 'event' && { retry_attempt: retry ?? 0, retry_reason: retry ? 'timeout' : '' }),
      }),
    )
    return new Promise((resolve) => {
      const unanswered = setTimeout(() => {
        resolve({ acknowledged: false, status: 0, text: '', body: undefined })
      }, patience())
      waiting.set(id, (payload) => {
        clearTimeout(unanswered)
        const text = JSON.stringify(payload)
        resolve({ acknowledged: true, status: 200, text, body: content(text) })
      })
    })
  }

  return {
    deliver,
    connections: () => [...sockets.clients].filter((socket) => socket.readyState === WebSocket.OPEN).length,
    /** Slack asks the bot to connect anew. */
    refresh: () => {
      for (const socket of sockets.clients)
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }))
    },
    /** The connection breaks without a word. */
    cut: () => {
      for (const socket of sockets.clients) socket.terminate()
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}
