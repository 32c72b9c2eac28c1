import type { Remarks } from '../../../core/kernel/outcome.ts'
import type { Locale } from '../../../core/text/locale.ts'
import type { Form, Note, Panel, Reply } from '../../../core/view/view.ts'
import { limits } from '../limits.ts'
import { teamsText } from '../teams.text.ts'
import { warning } from './block.ts'
import { drawBody } from './body.ts'
import { dialogButtons } from './button.ts'
import { attached, card, footed, unchecked } from './card.ts'
import type { Card, Submit } from './card-json.ts'
import { drawField } from './field.ts'
import { letters } from './letters.ts'
import { inOneLine } from './message.ts'
import { bytesOf } from './room.ts'

/** What Teams wants to hear when it asks for a window or brings what was done in one. */
export type DialogAnswer = {
  readonly task:
    | { readonly type: 'message'; readonly value: string }
    | {
        readonly type: 'continue'
        readonly value: {
          readonly title: string
          readonly width: 'medium'
          readonly height: 'medium' | 'large'
          readonly card: ReturnType<typeof attached>
        }
      }
}

const shown = (title: string, height: 'medium' | 'large', content: Card): DialogAnswer => ({
  task: { type: 'continue', value: { title, width: 'medium', height, card: attached(content) } },
})

const said = (value: string): DialogAnswer => ({ task: { type: 'message', value } })

/** The room that a card takes without its middle. */
const frameOf = (draw: (middle: Card['body']) => Pick<Card, 'body' | 'actions'>, locale: Locale): number =>
  bytesOf(unchecked(draw([]), teamsText[locale].olderTeams, locale))

/** Room that a form keeps for what stands above its fields, however much stands in them. */
const introRoom = 2048

/** Draws all that the fields of a form hold if it fits, and otherwise what fits when each takes an equal share. */
const fittedFields = (
  draw: (room: number) => Card['body'],
  count: number,
  taken: (fields: Card['body']) => number,
): Card['body'] => {
  const room = limits.cardBytes - introRoom
  const whole = draw(Number.POSITIVE_INFINITY)
  if (taken(whole) <= room) return whole
  return draw(Math.max(0, Math.floor((room - taken(draw(0))) / count)))
}

/** Draws a card whose middle takes the room that the rest leaves. */
const fitted = (
  draw: (middle: Card['body']) => Pick<Card, 'body' | 'actions'>,
  middle: (room: number) => Card['body'],
  locale: Locale,
): Card => {
  const { olderTeams } = teamsText[locale]
  return card(draw(middle(limits.cardBytes - frameOf(draw, locale))), olderTeams, locale)
}

const noteDialog = (note: Note, locale: Locale): DialogAnswer => {
  if (note.buttons.length === 0) return said(inOneLine(note))
  const body = note.lines.map((line) => letters(line))
  const content = card(footed(body, note.buttons, dialogButtons(locale)), inOneLine(note), locale)
  return shown(teamsText[locale].bot, 'medium', content)
}

const panelDialog = (panel: Panel, locale: Locale): DialogAnswer => {
  const draw = dialogButtons(locale)
  const content = fitted(
    (body) => footed(body, panel.buttons, draw),
    (room) => drawBody(panel.body, room, draw, locale),
    locale,
  )
  return shown(panel.title, 'large', content)
}

const submitButton = ({ submit }: Form): Submit => ({
  type: 'Action.Submit',
  title: submit.label,
  style: 'positive',
  data: { command: submit.command, args: submit.args },
})

const formDialog = (form: Form, remarks: Remarks, locale: Locale): DialogAnswer => {
  const names = new Set(form.fields.map(({ name }) => name))
  const loose = Object.entries(remarks).flatMap(([name, remark]) =>
    names.has(name) ? [] : [warning(remark)],
  )
  const drawn = (room: number) =>
    form.fields.flatMap((field) => drawField(field, remarks[field.name], locale, room))
  const around = (fields: Card['body']) => (intro: Card['body']) => ({
    body: [...loose, ...intro, ...fields],
    actions: [submitButton(form)],
  })
  const content = fitted(
    around(fittedFields(drawn, form.fields.length, (fields) => frameOf(around(fields), locale))),
    (room) =>
      form.intro.length === 0 && form.fields.length > 0
        ? []
        : drawBody(form.intro, room, dialogButtons(locale), locale),
    locale,
  )
  return shown(form.title, 'large', content)
}

/** What is shown in a window of one's own. A try that was handled before is told so; an empty answer would look like a failure. */
export const dialog = (reply: Reply, locale: Locale): DialogAnswer => {
  switch (reply.kind) {
    case 'note':
      return noteDialog(reply, locale)
    case 'panel':
      return panelDialog(reply, locale)
    case 'form':
      return formDialog(reply, {}, locale)
    case 'corrections':
      return formDialog(reply.form, reply.remarks, locale)
    case 'again':
      return said(teamsText[locale].done)
  }
}
