import type { ViewResponseAction } from '@slack/bolt'
import type { Locale } from '../../../core/text/locale.ts'
import type { Corrections, Note } from '../../../core/view/view.ts'
import { SubmissionBody } from '../envelope.ts'
import { submissionGesture } from '../gesture.ts'
import { modal } from '../render/modal.ts'
import { type Answered, askOnce, type Desk, read } from './desk.ts'
import { directMessage } from './direct-message.ts'

const update = (reply: Parameters<typeof modal>[0], locale: Locale): Answered<ViewResponseAction> => ({
  ack: { response_action: 'update', view: modal(reply, locale) },
})

/** The fields that stand in the form as it is shown; Slack takes remarks on those alone. */
const shownFields = (body: SubmissionBody): string[] =>
  body.view.blocks.flatMap((block) => (block.type === 'input' && block.block_id ? [block.block_id] : []))

/** Puts each remark under its field; one that belongs to no field goes under the first. */
const remarksByField = (
  remarks: Corrections['remarks'],
  fields: readonly string[],
): Record<string, string> => {
  const placed: Record<string, string> = {}
  for (const [name, text] of Object.entries(remarks)) {
    const field = fields.includes(name) ? name : (fields[0] ?? name)
    placed[field] = placed[field] === undefined ? text : `${placed[field]}\n${text}`
  }
  return placed
}

const correct = (reply: Corrections, body: SubmissionBody, locale: Locale): Answered<ViewResponseAction> => {
  const fields = shownFields(body)
  return fields.length === 0 || Object.keys(reply.remarks).length === 0
    ? update(reply, locale)
    : { ack: { response_action: 'errors', errors: remarksByField(reply.remarks, fields) } }
}

/** A fault leaves the form open with what was typed, so that it can be sent again. */
const keepOpen = (note: Note, body: SubmissionBody, locale: Locale): Answered<ViewResponseAction> => {
  const [first] = shownFields(body)
  return first === undefined
    ? update(note, locale)
    : { ack: { response_action: 'errors', errors: { [first]: note.lines.join('\n') } } }
}

/** Answers a form that was sent. */
export const answerSubmission = async (desk: Desk, raw: unknown): Promise<Answered<ViewResponseAction>> => {
  const body = read(desk, SubmissionBody, raw)
  if (!body) return {}
  const { reply, locale, faulty } = await askOnce(desk, submissionGesture(body))
  switch (reply.kind) {
    case 'note':
      if (faulty) return keepOpen(reply, body, locale)
      return {
        ack: { response_action: 'clear' },
        after: () => directMessage(desk.api, body.user.id, reply),
      }
    case 'panel':
    case 'form':
      return update(reply, locale)
    case 'corrections':
      return correct(reply, body, locale)
    case 'again':
      return {}
  }
}
