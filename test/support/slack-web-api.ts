import type { IncomingMessage, ServerResponse } from 'node:http'
import { parse } from 'node:querystring'
import { isMethod, type Method } from './slack-api-rules.ts'
import { AsideRules } from './slack-block-rules.ts'
import { call, type handlersFor } from './slack-methods.ts'
import type { Workspace } from './slack-workspace.ts'

/** What can go wrong with one call. With `accept-…` the call takes effect and its answer does not arrive. */
export type Mishap =
  | { readonly is: 'limited'; readonly retryAfter: number | undefined }
  | { readonly is: 'status'; readonly status: number }
  | { readonly is: 'error'; readonly error: string }
  | { readonly is: 'garbage' }
  | { readonly is: 'reset' }
  | { readonly is: 'accept-then-reset' }
  | { readonly is: 'accept-then-500' }
  | { readonly is: 'late'; readonly after: number }
  | { readonly is: 'never' }

/** One call that arrived. */
export type Call = { readonly method: Method; readonly fields: Readonly<Record<string, unknown>> }

type Api = {
  readonly workspace: Workspace
  readonly handlers: ReturnType<typeof handlersFor>
  readonly botToken: string
  readonly appToken: string
  /** What the bot's token may do, as Slack tells with every answer. */
  readonly scopes: readonly string[]
  readonly complaints: string[]
}

const read = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString()
}

const answerWith = (response: ServerResponse, answer: unknown): void => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
}

/** The Web API and the response addresses of the stand-in. */
export const webApi = ({ workspace, handlers, botToken, appToken, scopes, complaints }: Api) => {
  const calls: Call[] = []
  const mishaps = new Map<Method, Mishap[]>()

  const perform = (method: Method, fields: Readonly<Record<string, unknown>>) => {
    const { answer, complaint } = call(method, fields, handlers)
    if (complaint) complaints.push(complaint)
    return answer
  }

  const goWrong = (mishap: Mishap, response: ServerResponse, take: () => unknown): void => {
    switch (mishap.is) {
      case 'limited':
        response
          .writeHead(429, mishap.retryAfter === undefined ? {} : { 'retry-after': String(mishap.retryAfter) })
          .end()
        return
      case 'status':
        response.writeHead(mishap.status).end('no')
        return
      case 'error':
        answerWith(response, { ok: false, error: mishap.error })
        return
      case 'garbage':
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Someone is at the door</html>')
        return
      case 'reset':
        response.destroy()
        return
      case 'accept-then-reset':
        take()
        response.destroy()
        return
      case 'accept-then-500':
        take()
        response.writeHead(500).end()
        return
      case 'late':
        setTimeout(() => answerWith(response, take()), mishap.after)
        return
      case 'never':
        return
    }
  }

  const serveMethod = (
    name: string,
    request: IncomingMessage,
    body: string,
    response: ServerResponse,
  ): void => {
    if (!isMethod(name)) {
      complaints.push(`unknown method ${name}`)
      answerWith(response, { ok: false, error: 'unknown_method' })
      return
    }
    response.setHeader('x-oauth-scopes', scopes.join(','))
    const token = name === 'apps.connections.open' ? appToken : botToken
    if (request.headers.authorization !== `Bearer ${token}`) {
      answerWith(response, { ok: false, error: 'invalid_auth' })
      return
    }
    const fields = { ...parse(body) }
    calls.push({ method: name, fields })
    const mishap = mishaps.get(name)?.shift()
    if (mishap) goWrong(mishap, response, () => perform(name, fields))
    else answerWith(response, perform(name, fields))
  }

  const serveAside = (id: string, body: string, response: ServerResponse): void => {
    const place = workspace.responses.get(id)
    const said = AsideRules.safeParse(JSON.parse(body))
    if (!place || !said.success) {
      complaints.push(`response address: ${said.error?.message ?? 'unknown'}`)
      response.writeHead(404).end()
      return
    }
    const { text, blocks, replace_original: replaces } = said.data
    if (replaces && place.ts) workspace.change(place.channel, place.ts, { text, blocks })
    else
      workspace.add({
        channel: place.channel,
        text,
        blocks,
        onlyFor: place.user,
        thread: undefined,
        metadata: undefined,
      })
    response.writeHead(200).end('ok')
  }

  return {
    calls,
    /** What goes wrong with the next call of a method; several are taken in turn. */
    next: (method: Method, ...wrong: readonly Mishap[]): void => {
      mishaps.set(method, [...(mishaps.get(method) ?? []), ...wrong])
    },
    serve: async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      const [, kind, name = ''] = (request.url ?? '').split('/')
      const body = await read(request)
      if (request.method === 'POST' && kind === 'api') serveMethod(name, request, body, response)
      else if (request.method === 'POST' && kind === 'aside') serveAside(name, body, response)
      else {
        complaints.push(`unknown address ${request.method} ${request.url}`)
        response.writeHead(404).end()
      }
    },
  }
}
export type WebApi = ReturnType<typeof webApi>
