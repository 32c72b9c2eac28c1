import type { RespondArguments } from '@slack/bolt'
import type { Note } from '../../../core/view/view.ts'
import { CommandBody } from '../envelope.ts'
import { commandGesture } from '../gesture.ts'
import { message, type SlackMessage } from '../render/message.ts'
import { type Answered, type Aside, askOnce, type Desk, read } from './desk.ts'
import { openModal } from './open-modal.ts'
import { answerInWindow, isWindowed } from './window.ts'

const forOneself = (note: Note): SlackMessage & { response_type: 'ephemeral' } => ({
  response_type: 'ephemeral',
  ...message(note),
})

/** Answers a slash command: in the acknowledgement, or in a window. What looks something up is always answered in a window. */
export const answerCommand = async (
  desk: Desk,
  raw: unknown,
  aside: Aside,
): Promise<Answered<RespondArguments>> => {
  const body = read(desk, CommandBody, raw)
  if (!body) return {}
  const seen = commandGesture(body)
  const tell = async (note: Note): Promise<unknown> => aside?.(forOneself(note))
  if (isWindowed(seen.gesture)) return answerInWindow(desk, seen, { trigger: body.trigger_id, tell })
  const { reply, locale } = await askOnce(desk, seen)
  switch (reply.kind) {
    case 'note':
      return { ack: forOneself(reply) }
    case 'panel':
    case 'form':
    case 'corrections':
      return {
        after: () => openModal(desk, { trigger: body.trigger_id, reply, locale, tell }),
      }
    case 'again':
      return {}
  }
}
