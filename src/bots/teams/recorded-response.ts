import type { ServerResponse } from 'node:http'
import type { Response } from 'botbuilder'
import { z } from 'zod'

const Answer = z.looseObject({})

/**
 * A response for botbuilder to write on, so that its words about an error reach nobody:
 * only its number and an answer that is an object are passed on.
 */
export const recordedResponse = () => {
  let status = 200
  let body: object | undefined
  let refusal = ''
  const response: Response = {
    socket: undefined,
    header: () => undefined,
    status: (code: number) => {
      status = code
    },
    send: (content: unknown) => {
      if (typeof content === 'string') refusal = content
      body = Answer.safeParse(content).data
    },
    end: () => undefined,
  }
  return {
    response,
    /** Why botbuilder let nobody in: it did not trust the request, or it could not look up who signed it. */
    refused: (): 401 | 503 => (status === 401 && !/^Failed to load\b/.test(refusal) ? 401 : 503),
    replay: (to: ServerResponse): void => {
      const content = body && status < 400 ? Buffer.from(JSON.stringify(body)) : undefined
      to.writeHead(status, {
        ...(content && { 'content-type': 'application/json; charset=utf-8' }),
        'content-length': content?.length ?? 0,
      }).end(content)
    },
  }
}
