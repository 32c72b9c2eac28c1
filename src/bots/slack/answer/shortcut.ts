import type { Note } from '../../../core/view/view.ts'
import { ShortcutBody } from '../envelope.ts'
import { type Seen, shortcutGesture, wordsKept } from '../gesture.ts'
import { type Answered, askOnce, type Desk, read } from './desk.ts'
import { directMessage } from './direct-message.ts'
import { openModal } from './open-modal.ts'

/** Words that found no window become a draft, so that they need not be looked up and quoted again. */
const keepWords = async (desk: Desk, seen: Seen, otherwise: Note): Promise<Note> => {
  const { gesture } = seen
  if (gesture.is !== 'shortcut' || gesture.quoted === '') return otherwise
  const { reply } = await askOnce(desk, wordsKept(seen, gesture.quoted))
  return reply.kind === 'note' ? reply : otherwise
}

/** Answers a shortcut: in a window, or in the private conversation, wherever it was used. */
export const answerShortcut = async (desk: Desk, raw: unknown): Promise<Answered<void>> => {
  const body = read(desk, ShortcutBody, raw)
  if (!body) return {}
  const seen = shortcutGesture(body)
  const { reply, locale } = await askOnce(desk, seen)
  const tell = (note: Note) => directMessage(desk.api, body.user.id, note)
  switch (reply.kind) {
    case 'note':
      return { after: () => tell(reply) }
    case 'panel':
    case 'form':
    case 'corrections':
      return {
        after: () =>
          openModal(desk, {
            trigger: body.trigger_id,
            reply,
            locale,
            tell: async (note) => tell(await keepWords(desk, seen, note)),
          }),
      }
    case 'again':
      return {}
  }
}
