import type { Logger } from '@slack/bolt'
import type { WebClientOptions } from '@slack/web-api'
import { requestTimeout } from './limits.ts'
import { slackFetch } from './slack-fetch.ts'

/** One call is one request: the SDK repeats unclear sends by itself, and waits for minutes, unless told not to. */
export const clientOptions = (apiUrl: string, logger: Logger): WebClientOptions => ({
  slackApiUrl: apiUrl,
  allowAbsoluteUrls: false,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: requestTimeout,
  fetch: slackFetch,
  logger,
})
