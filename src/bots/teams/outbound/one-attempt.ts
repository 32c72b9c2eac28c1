import type { TeamsAdapter } from '@microsoft/teams-ai'
import type { Middleware } from 'botbuilder'
import { z } from 'zod'
import { requestTimeout } from '../limits.ts'
import type { AccessTokens } from './access-token.ts'

type Policy = { readonly name: string; sendRequest(request: Sending, next: Next): Promise<Answer> }
type Sending = { abortSignal?: AbortSignal }
type Answer = { readonly status: number }
type Next = (request: Sending) => Promise<Answer>
type Pipeline = { removePolicy(which: { name: string }): unknown; addPolicy(policy: Policy): void }

const isPipeline = (value: unknown): value is Pipeline =>
  typeof value === 'object' && value !== null && 'removePolicy' in value && 'addPolicy' in value

const Client = z.object({ client: z.object({ pipeline: z.custom<Pipeline>(isPipeline) }) })

/** The pipeline's own time limit ends when the headers are in; this one lasts until the whole answer is. */
const once = (tokens: AccessTokens): Policy => ({
  name: 'once',
  sendRequest: async (request, next) => {
    request.abortSignal = AbortSignal.timeout(requestTimeout)
    const answer = await next(request)
    if (answer.status === 401) tokens.forget()
    return answer
  },
})

/**
 * Makes one attempt one request, in answers and in knocks alike: the SDK would send again after an unclear failure,
 * its options against that do nothing, and it would follow a redirect to anywhere.
 */
export const oneAttempt = (adapter: TeamsAdapter, tokens: AccessTokens): Middleware => ({
  onTurn: async (context, next) => {
    const { pipeline } = Client.parse(context.turnState.get(adapter.ConnectorClientKey)).client
    pipeline.removePolicy({ name: 'defaultRetryPolicy' })
    pipeline.removePolicy({ name: 'redirectPolicy' })
    pipeline.addPolicy(once(tokens))
    await next()
  },
})
