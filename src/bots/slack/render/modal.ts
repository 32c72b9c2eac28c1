import { createHash } from 'node:crypto'
import type { KnownBlock, ModalView } from '@slack/types'
import type { Remarks } from '../../../core/kernel/outcome.ts'
import type { Locale } from '../../../core/text/locale.ts'
import type { Corrections, Form, Note, Panel } from '../../../core/view/view.ts'
import { limits } from '../limits.ts'
import { slackText } from '../slack.text.ts'
import { paragraphs, warning } from './blocks.ts'
import { drawBody } from './body.ts'
import { buttonRows, numbering, parcelled } from './buttons.ts'
import { drawField } from './fields.ts'
import { fitting } from './plain-text.ts'

const frame = (title: string, close: string) => ({
  type: 'modal' as const,
  title: fitting(title, limits.viewTitle, 'title of a panel'),
  close: fitting(close, limits.viewClose, 'close of a panel'),
})

const nothing = (locale: Locale): KnownBlock[] => paragraphs(slackText[locale].nothing)

const noteModal = (note: Note, locale: Locale): ModalView => {
  const words = slackText[locale]
  return {
    ...frame(words.bot, words.close),
    blocks: [...note.lines.flatMap(paragraphs), ...buttonRows(note.buttons, numbering())],
  }
}

const panelModal = (panel: Panel, locale: Locale): ModalView => {
  const next = numbering()
  const buttons = buttonRows(panel.buttons, next)
  const blocks = [...drawBody(panel.body, limits.viewBlocks - buttons.length, next, locale), ...buttons]
  return {
    ...frame(panel.title, slackText[locale].close),
    blocks: blocks.length > 0 ? blocks : nothing(locale),
  }
}

/** The same form has the same id, so Slack keeps what was typed; another form or another thing has another. */
const formId = ({ submit }: Form): string =>
  createHash('sha256')
    .update(JSON.stringify([submit.command, submit.args]))
    .digest('hex')
    .slice(0, 32)

const formModal = (form: Form, remarks: Remarks, locale: Locale): ModalView => {
  const id = formId(form)
  const fields = form.fields.flatMap((field) => drawField(field, id, locale))
  const warnings = Object.values(remarks).flatMap(warning)
  const room = limits.viewBlocks - fields.length - warnings.length
  return {
    ...frame(form.title, slackText[locale].cancel),
    submit: fitting(form.submit.label, limits.viewSubmit, 'button of a form'),
    callback_id: 'form',
    private_metadata: parcelled(form.submit.command, form.submit.args, limits.privateMetadata),
    blocks: [...warnings, ...drawBody(form.intro, room, numbering(), locale), ...fields],
  }
}

/** What is shown in a window of one's own. */
export const modal = (reply: Note | Panel | Form | Corrections, locale: Locale): ModalView => {
  switch (reply.kind) {
    case 'note':
      return noteModal(reply, locale)
    case 'panel':
      return panelModal(reply, locale)
    case 'form':
      return formModal(reply, {}, locale)
    case 'corrections':
      return formModal(reply.form, reply.remarks, locale)
  }
}
