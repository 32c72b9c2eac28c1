import type { Answer } from '../../../core/app/door.ts'
import { Fault } from '../../../core/app/door.ts'
import { EventBody, MessageEvent } from '../envelope.ts'
import { messageGesture, type Seen } from '../gesture.ts'
import { lastRetry } from '../limits.ts'
import { type Answered, ask, type Desk, read } from './desk.ts'
import { directMessage } from './direct-message.ts'

/** A fault makes Slack try again, so it is only told when Slack will not. */
export const askAgain = async (desk: Desk, seen: Seen, retry: number | undefined): Promise<Answer> => {
  try {
    return await ask(desk, seen)
  } catch (error) {
    if (error instanceof Fault && (retry ?? 0) >= lastRetry) return error.answer
    throw error
  }
}

/** Answers what was typed, or done to it, in the private conversation. */
export const answerMessage = async (
  desk: Desk,
  raw: unknown,
  retry: number | undefined,
): Promise<Answered<never>> => {
  const body = read(desk, EventBody(MessageEvent), raw)
  const seen = body && messageGesture(body)
  if (!body || !seen) return {}
  const { reply } = await askAgain(desk, seen, retry)
  switch (reply.kind) {
    case 'note':
      return { after: () => directMessage(desk.api, body.event.channel, reply, body.event.thread_ts) }
    case 'panel':
    case 'form':
    case 'corrections':
      throw new Error(`a ${reply.kind} cannot be opened from a message and must not stand in the chat`)
    case 'again':
      return {}
  }
}
