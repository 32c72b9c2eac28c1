import { laterByDefault, requestTimeout } from './limits.ts'
import { mayBeCalled } from './may-be-called.ts'

const namesATime = (header: string | null): boolean =>
  header !== null && !Number.isNaN(Number.parseInt(header, 10))

/**
 * The one way out to Slack: never without a time limit.
 * A 429 that names no time gets one, because the SDK reports it as an unknown fault otherwise.
 */
export const slackFetch = async (url: string | URL, init: RequestInit = {}): Promise<Response> => {
  if (!mayBeCalled(String(url))) throw new Error('this address is not called')
  const response = await fetch(url, { ...init, signal: init.signal ?? AbortSignal.timeout(requestTimeout) })
  if (response.status !== 429 || namesATime(response.headers.get('retry-after'))) return response
  await response.body?.cancel()
  return new Response(null, { status: 429, headers: { 'retry-after': String(laterByDefault) } })
}
