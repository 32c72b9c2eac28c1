import { z } from 'zod'
import type { Attempt } from '../../../core/knocks/knock.ts'
import { laterByDefault } from '../limits.ts'
import { NoTokenError } from './access-token.ts'

/** What the network says before a single byte was sent. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

const Code = z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/)

type Headers = { get(name: string): string | undefined }

const areHeaders = (value: unknown): value is Headers =>
  typeof value === 'object' && value !== null && 'get' in value && typeof value.get === 'function'

const Answered = z.object({
  statusCode: z.number().int(),
  response: z
    .object({ headers: z.custom<Headers>(areHeaders) })
    .optional()
    .catch(undefined),
  details: z
    .object({ error: z.object({ code: Code }) })
    .optional()
    .catch(undefined),
})

const Broken = z.object({ name: z.string(), code: Code.optional().catch(undefined) })

/** Seconds, or a date, or nothing that can be read. */
const waitFor = (retryAfter: string | undefined): number => {
  if (retryAfter === undefined) return laterByDefault
  const seconds = /^\d+$/.test(retryAfter)
    ? Number(retryAfter)
    : Math.ceil((Date.parse(retryAfter) - Date.now()) / 1000)
  return Number.isFinite(seconds) ? Math.max(seconds, 1) : laterByDefault
}

const ofAnswer = ({ statusCode, response, details }: z.infer<typeof Answered>): Attempt => {
  const reason = details?.error.code ?? `http_${statusCode}`
  if (statusCode >= 500 || statusCode === 408 || statusCode < 400) return { is: 'unclear', reason }
  const later = (): number => waitFor(response?.headers.get('retry-after'))
  switch (statusCode) {
    case 401: // Our own token was not taken: it is asked for anew.
    case 412: // Something else happened in the conversation at that moment; Microsoft says to try again.
    case 429:
      return { is: 'refused', reason, later: later() }
    default:
      return { is: 'refused', reason, later: undefined }
  }
}

/** What a failed request to Teams came to. Whatever is not surely a refusal is unclear. */
export const failedAttempt = (error: unknown): Attempt => {
  if (error instanceof NoTokenError) return { is: 'refused', reason: 'no_token', later: laterByDefault }
  const answered = Answered.safeParse(error)
  if (answered.success) return ofAnswer(answered.data)
  const { name, code } = Broken.safeParse(error).data ?? {}
  if (code !== undefined && neverSent.has(code)) return { is: 'refused', reason: code, later: laterByDefault }
  return { is: 'unclear', reason: name === 'AbortError' ? 'timeout' : (code ?? 'no_answer') }
}
