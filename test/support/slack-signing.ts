import { createHmac } from 'node:crypto'

export type Signing = {
  readonly secret: string
  /** Seconds since 1970; now when left out. */
  readonly timestamp?: number
  /** In place of the true signature. */
  readonly signature?: string
}

/** The headers with which Slack signs a body. */
export const signed = (
  body: string | Uint8Array,
  { secret, timestamp, signature }: Signing,
): Record<string, string> => {
  const at = String(timestamp ?? Math.floor(Date.now() / 1000))
  return {
    'x-slack-request-timestamp': at,
    'x-slack-signature':
      signature ?? `v0=${createHmac('sha256', secret).update(`v0:${at}:`).update(body).digest('hex')}`,
  }
}
