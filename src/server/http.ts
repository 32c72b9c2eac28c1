import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What hangs on the one port. */
export type Routes = {
  readonly '/slack/events': RequestListener | undefined
  readonly '/api/messages': RequestListener | undefined
  /** The practice page: `/`, and everything under `/practice/`. */
  readonly practice: RequestListener | undefined
  /** Letters that wait to be opened: everything under `/paper/`. */
  readonly paper: RequestListener
  /** Whether the database and the queue answer. */
  readonly ready: () => Promise<boolean>
  /** What is counted, for who watches over the bot on this machine. */
  readonly metrics: () => Promise<{ readonly type: string; readonly text: string }>
}

/** The one port, open. */
export type OpenPort = { readonly url: string; readonly close: () => Promise<void> }

/** Headers alone may take this long; a platform sends them at once. */
const headersTimeout = 10_000

const answer =
  (status: number, text: string): RequestListener =>
  (_, response) => {
    response
      .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
      .end(text)
  }

const notFound = answer(404, 'not found')

const readiness =
  (ready: Routes['ready']): RequestListener =>
  (request, response) => {
    ready().then(
      (isReady) => answer(isReady ? 200 : 503, isReady ? 'ready' : 'not ready')(request, response),
      () => answer(503, 'not ready')(request, response),
    )
  }

/** Whether a request comes from this machine itself, and not through a proxy that stands on it. */
const isFromHere = ({ socket, headers }: IncomingMessage): boolean =>
  isLoopback(socket.remoteAddress ?? '') &&
  !['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'].some((name) => name in headers)

const isLoopback = (address: string): boolean =>
  address === '::1' || /^(?:::ffff:)?127\.\d+\.\d+\.\d+$/.test(address)

const counts =
  (metrics: Routes['metrics']): RequestListener =>
  (request, response) => {
    if (!isFromHere(request)) return notFound(request, response)
    metrics().then(
      ({ type, text }) =>
        response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(text),
      () => answer(503, 'not now')(request, response),
    )
  }

/**
 * Opens the one port for every front, with `/healthz` (alive), `/readyz` (database and queue answer) and, for this
 * machine alone, `/metrics`.
 */
export const openPort = async (host: string, port: number, routes: Routes): Promise<OpenPort> => {
  const listeners: Readonly<Record<string, RequestListener | undefined>> = {
    '/slack/events': routes['/slack/events'],
    '/api/messages': routes['/api/messages'],
    '/healthz': answer(200, 'alive'),
    '/readyz': readiness(routes.ready),
    '/metrics': counts(routes.metrics),
  }
  const server = createServer({ headersTimeout, requestTimeout: 30_000 }, (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    const listener = Object.hasOwn(listeners, path) ? listeners[path] : undefined
    const paper = path.startsWith('/paper/') ? routes.paper : undefined
    const practice = path === '/' || path.startsWith('/practice/') ? routes.practice : undefined
    ;(listener ?? paper ?? practice ?? notFound)(request, response)
  })
  await listening(server, host, port)
  const { port: opened } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${opened}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeIdleConnections()
      }),
  }
}

const listening = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
