import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerJson, bodyOf } from './teams-connector.ts'

type Expected = { readonly appId: string; readonly appPassword: string; readonly audience: string }

/** Where a bot asks for a token with its own name and password. */
export const openLogin = ({ appId, appPassword, audience }: Expected, complaints: string[]) => {
  const given = new Map<string, number>()
  const failures: number[] = []
  let lasts = 3600
  let asked = 0
  return {
    /** Answers the next requests with these numbers instead. */
    failures,
    asked: (): number => asked,
    /** How long tokens last from now on, in seconds. */
    last: (seconds: number): void => {
      lasts = seconds
    },
    takes: (authorization: string | undefined): boolean =>
      (given.get(authorization?.replace(/^Bearer /, '') ?? '') ?? 0) > Date.now(),
    revoke: (): void => given.clear(),
    handle: async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      asked += 1
      const fields = new URLSearchParams(await bodyOf(request))
      const failure = failures.shift()
      if (failure !== undefined) return answerJson(response, failure, { error: 'temporarily_unavailable' })
      const asks = Object.fromEntries(fields)
      const right =
        request.method === 'POST' &&
        request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true &&
        asks.grant_type === 'client_credentials' &&
        asks.client_id === appId &&
        asks.client_secret === appPassword &&
        asks.scope === `${audience}/.default`
      if (!right) {
        complaints.push('a request for a token that is not in order')
        return answerJson(response, 400, { error: 'invalid_request' })
      }
      const token = `token-${randomUUID()}`
      given.set(token, Date.now() + lasts * 1000)
      answerJson(response, 200, { token_type: 'Bearer', expires_in: lasts, access_token: token })
    },
  }
}
