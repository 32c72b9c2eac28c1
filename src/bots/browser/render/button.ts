import type { Locale } from '../../../core/text/locale.ts'
import type { Args, Button } from '../../../core/view/button.ts'
import { type Html, html } from './html.ts'

/** Where a button stands, and in which language the page around it is: in a message, by its id, or in the window. */
export type Where = { readonly seat: string; readonly page: Locale; readonly from: string }

/** Where something that a person does at their seat is sent to. */
export const doing = ({ page, seat }: Pick<Where, 'page' | 'seat'>, what: string): string =>
  `/practice/${page}/${seat}/${what}`

/** What travels with a button or a form, unseen. */
export const travelling = (command: string, args: Args, { from }: Where): Html => html`
  <input type="hidden" name="command" value="${command}">
  <input type="hidden" name="args" value="${JSON.stringify(args)}">
  <input type="hidden" name="from" value="${from}">`

const press = ({ command, args }: Button, label: string, looks: string, where: Where): Html => html`
  <form class="press" method="post" action="${doing(where, 'press')}" data-send>
    ${travelling(command, args, where)}
    <button class="button ${looks}">${label}</button>
  </form>`

/** One button; a question before it opens under it, and "no" shuts that again. */
export const drawButton = (button: Button, where: Where): Html => {
  const { confirm, label, style = 'plain' } = button
  if (!confirm) return press(button, label, style, where)
  return html`
    <details class="sure">
      <summary class="button ${style}">${label}</summary>
      <div class="question">
        <p><strong>${confirm.title}</strong> ${confirm.text}</p>
        <div class="buttons">
          ${press(button, confirm.yes, style, where)}
          <button type="button" class="button plain" data-shut>${confirm.no}</button>
        </div>
      </div>
    </details>`
}

/** Buttons beside each other; none, nothing. */
export const drawButtons = (buttons: readonly Button[], where: Where): Html =>
  buttons.length === 0
    ? html``
    : html`<div class="buttons">${buttons.map((button) => drawButton(button, where))}</div>`
