import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api'
import { z } from 'zod'
import type { Attempt } from '../../core/knocks/knock.ts'
import { laterByDefault } from './limits.ts'

/** Slack's own documentation: "some aspect of the operation may have succeeded before the error was raised". */
const mayHaveSucceeded = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'])

/** Refusals that pass, in seconds. */
const passing: Readonly<Record<string, number>> = {
  ratelimited: laterByDefault,
  rate_limited: laterByDefault,
  message_limit_exceeded: 60,
  team_added_to_org: 600,
}

/** What the network says before a single byte was sent. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

const Coded = z.object({ code: z.string() })

const Code = z.string().regex(/^[a-z0-9_]{1,64}$/)

const codeOf = (error: unknown): string | undefined => {
  const cause = error instanceof Error ? error.cause : undefined
  return Coded.safeParse(cause).data?.code
}

const refusedByName = (answer: unknown): Attempt => {
  const reason = Code.safeParse(answer)
  if (!reason.success) return { is: 'unclear', reason: 'unreadable_answer' }
  if (mayHaveSucceeded.has(reason.data)) return { is: 'unclear', reason: reason.data }
  return { is: 'refused', reason: reason.data, later: passing[reason.data] }
}

const ofStatus = (status: number): Attempt =>
  status >= 400 && status < 500 && status !== 408
    ? { is: 'refused', reason: `http_${status}`, later: undefined }
    : { is: 'unclear', reason: `http_${status}` }

/** What a failed request to Slack came to. Whatever is not surely a refusal is unclear. */
export const failedAttempt = (error: unknown): Attempt => {
  if (error instanceof WebAPIRateLimitedError)
    return { is: 'refused', reason: 'ratelimited', later: error.retryAfter }
  if (error instanceof WebAPIPlatformError) return refusedByName(error.data.error)
  if (error instanceof WebAPIHTTPError) return ofStatus(error.statusCode)
  const code = error instanceof WebAPIRequestError ? codeOf(error.original) : undefined
  if (code !== undefined && neverSent.has(code)) return { is: 'refused', reason: code, later: laterByDefault }
  return { is: 'unclear', reason: code ?? 'no_answer' }
}
