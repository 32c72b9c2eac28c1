import type { WebClient } from '@slack/web-api'
import type { Attempt, Messenger, Parcel } from '../../core/knocks/knock.ts'
import { failedAttempt } from './attempt.ts'
import { message } from './render/message.ts'

/** By this name an unclear message can be found again in the conversation. */
export const knockEvent = 'trajectbot_knock'

/** Where a sent message stands; Slack needs both to change it. */
const place = (channel: string, ts: string): string => `${channel}:${ts}`

const attempt = async (request: () => Promise<{ channel?: string; ts?: string }>): Promise<Attempt> => {
  try {
    const { channel, ts } = await request()
    return channel && ts
      ? { is: 'sent', message: place(channel, ts) }
      : { is: 'unclear', reason: 'no_message_named' }
  } catch (error) {
    return failedAttempt(error)
  }
}

const content = ({ knock, delivery }: Parcel) => ({
  ...message(knock),
  metadata: { event_type: knockEvent, event_payload: { delivery } },
})

/** Reaches people in their private conversation with the bot. */
export const slackMessenger = (api: WebClient): Messenger => ({
  send: async (parcel) => {
    const words = content(parcel)
    return attempt(() =>
      api.chat.postMessage({
        channel: parcel.address.user,
        ...words,
        unfurl_links: false,
        unfurl_media: false,
      }),
    )
  },
  update: async (parcel) => {
    const [channel = '', ts = ''] = parcel.message.split(':')
    const words = content(parcel)
    return attempt(() => api.chat.update({ channel, ts, ...words }))
  },
})
