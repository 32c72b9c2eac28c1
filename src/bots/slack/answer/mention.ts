import type { Note } from '../../../core/view/view.ts'
import { failedAttempt } from '../attempt.ts'
import { EventBody, MentionEvent } from '../envelope.ts'
import { mentionGesture } from '../gesture.ts'
import { message } from '../render/message.ts'
import { type Answered, type Desk, read } from './desk.ts'
import { directMessage } from './direct-message.ts'
import { askAgain } from './message.ts'

/** Says it where the bot was called, to the eyes of one person; in private when Slack does not take it there. */
const whisper = async (
  { api }: Desk,
  { channel, thread_ts: thread }: MentionEvent,
  user: string,
  note: Note,
): Promise<unknown> => {
  try {
    return await api.chat.postEphemeral({
      channel,
      user,
      ...message(note),
      ...(thread !== undefined && { thread_ts: thread }),
    })
  } catch (error) {
    if (failedAttempt(error).is !== 'refused') throw error
    return directMessage(api, user, note)
  }
}

/** Answers who called the bot where others read along, so that nobody but they see it. */
export const answerMention = async (
  desk: Desk,
  raw: unknown,
  retry: number | undefined,
): Promise<Answered<never>> => {
  const body = read(desk, EventBody(MentionEvent), raw)
  const seen = body && mentionGesture(body)
  if (!body || !seen) return {}
  const { reply } = await askAgain(desk, seen, retry)
  switch (reply.kind) {
    case 'note':
      return { after: () => whisper(desk, body.event, seen.account.user, reply) }
    case 'panel':
    case 'form':
    case 'corrections':
      throw new Error(`a ${reply.kind} cannot be opened from a message and must not stand in the chat`)
    case 'again':
      return {}
  }
}
