import type { TeamsAdapter } from '@microsoft/teams-ai'
import type { Middleware } from 'botbuilder'
import { z } from 'zod'
import { requestTimeout } from '../limits.ts'
import type { AccessTokens } from './access-token.ts'

type Policy = { readonly name: string; sendRequest(request: Sending, next: Next): Promise<unknown> }
type Sending = { abortSignal?: AbortSignal; readonly headers: { get(name: string): string | undefined } }
type Next = (request: Sending) => Promise<unknown>
type Pipeline = { removePolicy(which: { name: string }): unknown; addPolicy(policy: Policy): void }

const isPipeline = (value: unknown): value is Pipeline =>
  typeof value === 'object' && value !== null && 'removePolicy' in value && 'addPolicy' in value

const Client = z.object({ client: z.object({ pipeline: z.custom<Pipeline>(isPipeline) }) })

/** An answer that is no success leaves the rest of the pipeline as an error. */
const Unauthorized = z.object({ statusCode: z.literal(401) })

/** The pipeline's own time limit ends when the headers are in; this one lasts until the whole answer is. */
const once = (tokens: AccessTokens): Policy => ({
  name: 'once',
  sendRequest: async (request, next) => {
    request.abortSignal = AbortSignal.timeout(requestTimeout)
    try {
      return await next(request)
    } catch (error) {
      if (Unauthorized.safeParse(error).success) tokens.forget(request.headers.get('authorization') ?? '')
      throw error
    }
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
