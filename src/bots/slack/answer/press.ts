import type { z } from 'zod'
import type { Locale } from '../../../core/text/locale.ts'
import type { Corrections, Form, Note, Panel } from '../../../core/view/view.ts'
import { LinkBody, PressBody } from '../envelope.ts'
import { pressGesture } from '../gesture.ts'
import { message } from '../render/message.ts'
import { modal } from '../render/modal.ts'
import { type Answered, type Aside, askOnce, type Desk, read } from './desk.ts'
import { directMessage } from './direct-message.ts'
import { openModal } from './open-modal.ts'

type Body = z.infer<typeof PressBody>

const isInModal = (body: Body): boolean => body.view?.type === 'modal'

const updateModal = (desk: Desk, body: Body, reply: Note | Panel | Form | Corrections, locale: Locale) =>
  desk.api.views.update({ view_id: body.view?.id ?? '', view: modal(reply, locale) })

/** Puts a note in the place of the message whose button was pressed. */
const replaceMessage = async (desk: Desk, body: Body, note: Note, aside: Aside): Promise<unknown> => {
  const { channel_id: channel, message_ts: ts, is_ephemeral: fleeting } = body.container ?? {}
  if (fleeting && aside) return aside({ replace_original: true, ...message(note) })
  if (channel && ts) return desk.api.chat.update({ channel, ts, ...message(note) })
  return directMessage(desk.api, body.user.id, note)
}

/** Says something to who pressed, and leaves the message and its buttons as they are. */
const tellBeside = async (desk: Desk, body: Body, note: Note, aside: Aside): Promise<unknown> =>
  aside
    ? aside({ response_type: 'ephemeral', replace_original: false, ...message(note) })
    : directMessage(desk.api, body.user.id, note)

/** Answers a button: where it stood, or in a window. */
export const answerPress = async (desk: Desk, raw: unknown, aside: Aside): Promise<Answered<void>> => {
  if (LinkBody.safeParse(raw).success) return {}
  const body = read(desk, PressBody, raw)
  if (!body) return {}
  const { reply, locale, faulty } = await askOnce(desk, pressGesture(body))
  switch (reply.kind) {
    case 'note':
      if (isInModal(body)) return { after: () => updateModal(desk, body, reply, locale) }
      if (faulty) return { after: () => tellBeside(desk, body, reply, aside) }
      return { after: () => replaceMessage(desk, body, reply, aside) }
    case 'panel':
    case 'form':
    case 'corrections':
      if (isInModal(body)) return { after: () => updateModal(desk, body, reply, locale) }
      return {
        after: () =>
          openModal(desk, {
            trigger: body.trigger_id,
            reply,
            locale,
            tell: (note) => tellBeside(desk, body, note, aside),
          }),
      }
    case 'again':
      return {}
  }
}
