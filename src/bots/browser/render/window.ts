import type { Remarks } from '../../../core/kernel/outcome.ts'
import type { Locale } from '../../../core/text/locale.ts'
import type { Corrections, Form, Note, Panel } from '../../../core/view/view.ts'
import { browserText } from '../browser.text.ts'
import { drawBlock } from './block.ts'
import { doing, drawButtons, travelling, type Where } from './button.ts'
import { drawField } from './field.ts'
import { type Html, html } from './html.ts'

/** The id of the title in a window, by which the window is called. */
export const titleId = (seat: string): string => `title-${seat}`

const frame = (title: string, inside: Html, { seat }: Where, locale: Locale): Html => html`
  <div class="sheet" lang="${locale}">
    <h2 class="words" id="${titleId(seat)}" tabindex="-1">${title}</h2>
    ${inside}
  </div>`

const note = ({ lines, buttons }: Note, where: Where, locale: Locale): Html =>
  frame(
    browserText[locale].bot,
    html`${lines.map((line) => html`<p class="words">${line}</p>`)} ${drawButtons(buttons, where)}`,
    where,
    locale,
  )

const panel = ({ title, body, buttons }: Panel, where: Where, locale: Locale): Html =>
  frame(
    title,
    html`${body.map((block) => drawBlock(block, where))} ${drawButtons(buttons, where)}`,
    where,
    locale,
  )

const form = (
  { title, intro, fields, submit }: Form,
  remarks: Remarks,
  where: Where,
  locale: Locale,
): Html => {
  const names = new Set(fields.map(({ name }) => name))
  const loose = Object.entries(remarks).flatMap(([name, remark]) => (names.has(name) ? [] : [remark]))
  const drawn = fields.map((field, at) =>
    drawField(field, {
      id: `field-${where.seat}-${at}`,
      remark: Object.hasOwn(remarks, field.name) ? remarks[field.name] : undefined,
      page: locale,
    }),
  )
  return frame(
    title,
    html`
      ${loose.map((remark) => html`<p class="words remark">${remark}</p>`)}
      ${intro.length > 0 && html`<div class="intro">${intro.map((block) => drawBlock(block, where))}</div>`}
      <form class="fields" method="post" action="${doing(where, 'press')}" data-send novalidate>
        ${travelling(submit.command, submit.args, where)}
        ${drawn}
        <div class="buttons"><button class="button primary">${submit.label}</button></div>
      </form>`,
    where,
    locale,
  )
}

/** What is shown in a window of one's own. */
export const drawWindow = (
  reply: Note | Panel | Form | Corrections,
  at: Pick<Where, 'seat' | 'page'>,
  locale: Locale,
): Html => {
  const where = { ...at, from: 'window' }
  switch (reply.kind) {
    case 'note':
      return note(reply, where, locale)
    case 'panel':
      return panel(reply, where, locale)
    case 'form':
      return form(reply, {}, where, locale)
    case 'corrections':
      return form(reply.form, reply.remarks, where, locale)
  }
}
