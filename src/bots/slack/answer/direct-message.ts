import type { WebClient } from '@slack/web-api'
import type { Note } from '../../../core/view/view.ts'
import { message } from '../render/message.ts'

/** Puts a note into a private conversation; a user's id stands for the conversation with them. */
export const directMessage = (
  api: WebClient,
  channel: string,
  note: Note,
  thread?: string | undefined,
): Promise<unknown> =>
  api.chat.postMessage({
    channel,
    ...message(note),
    unfurl_links: false,
    unfurl_media: false,
    ...(thread !== undefined && { thread_ts: thread }),
  })
