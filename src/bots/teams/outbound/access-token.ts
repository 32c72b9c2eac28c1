import { z } from 'zod'
import { requestTimeout, tokenMargin } from '../limits.ts'
import type { TeamsSettings } from '../settings.ts'

/** The tokens with which we speak to Teams. */
export type AccessTokens = {
  /** A token that still lasts; asked for once, however many wait for it. */
  current(): Promise<string>
  /** Throws away what Teams did not take, as it stood in the request; a newer one is kept. */
  forget(authorization: string): void
}

/** No token was given, so nothing was sent to anyone. */
export class NoTokenError extends Error {
  constructor(reason: string) {
    super(`no token: ${reason}`)
    this.name = 'NoTokenError'
  }
}

const Grant = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() })

type Token = { readonly value: string; readonly until: number }

const request = async (
  { loginUrl, appId, appPassword }: TeamsSettings,
  audience: string,
): Promise<z.infer<typeof Grant>> => {
  const response = await fetch(loginUrl, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(requestTimeout),
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: appPassword,
      scope: `${audience}/.default`,
    }),
  })
  if (!response.ok) {
    await response.body?.cancel()
    throw new NoTokenError(`http_${response.status}`)
  }
  return Grant.parse(await response.json())
}

/** What may be said about a failure: a parser's or a network's own words may hold the answer. */
const asNoToken = (error: unknown): NoTokenError =>
  error instanceof NoTokenError ? error : new NoTokenError('no_answer')

/** Opens the source of tokens: a plain client-credentials request, for the audience that the signer's own name is. */
export const openAccessTokens = (settings: TeamsSettings, audience: () => Promise<string>): AccessTokens => {
  let token: Token | undefined
  let asking: Promise<string> | undefined
  const ask = async (): Promise<string> => {
    try {
      const grant = await request(settings, await audience())
      const lasts = grant.expires_in * 1000
      token = { value: grant.access_token, until: Date.now() + Math.max(lasts - tokenMargin, lasts / 2) }
      return token.value
    } catch (error) {
      throw asNoToken(error)
    } finally {
      asking = undefined
    }
  }
  return {
    current: async () => {
      if (token && Date.now() < token.until) return token.value
      asking ??= ask()
      return asking
    },
    forget: (authorization) => {
      if (token && authorization === `Bearer ${token.value}`) token = undefined
    },
  }
}
