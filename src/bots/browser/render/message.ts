import type { Locale } from '../../../core/text/locale.ts'
import type { Knock, Note } from '../../../core/view/view.ts'
import { browserText } from '../browser.text.ts'
import { type Message, placeOf, type Said } from '../chats.ts'
import { doing, drawButtons, type Where } from './button.ts'
import { type Html, html } from './html.ts'
import { timeOf } from './moment.ts'
import { microphone } from './picture.ts'

const linesOf = (words: Note | Knock): readonly string[] => {
  switch (words.kind) {
    case 'note':
      return words.lines
    case 'knock':
      return [words.line]
  }
}

const fromBot = ({ words, locale }: Extract<Said, { by: 'bot' }>, where: Where): Html => html`
  <div class="says" lang="${locale}">
    ${linesOf(words).map((line) => html`<p class="words">${line}</p>`)}
  </div>
  <div lang="${locale}">${drawButtons(words.buttons, where)}</div>`

const mending = (where: Where): Html => {
  const { edit, remove } = browserText[where.page].chat
  return html`
    <button type="button" class="small" data-edit="${where.from}">${edit}</button>
    <form class="press" method="post" action="${doing(where, 'delete')}" data-send>
      <input type="hidden" name="from" value="${where.from}">
      <button class="small">${remove}</button>
    </form>`
}

const fromMe = (said: Extract<Said, { by: 'me' }>, page: Locale): Html => {
  const words = browserText[page].chat
  switch (said.is) {
    case 'line':
      return html`<div class="says"><p class="words" data-typed dir="auto">${said.text}</p></div>`
    case 'edited':
      return html`
        <div class="says"><p class="words" data-typed dir="auto">${said.text}</p></div>
        <p class="mark">${words.edited}</p>`
    case 'file':
      return html`<div class="says"><p class="words">${microphone}${words.sentFile}</p></div>`
    case 'deleted':
      return html`<div class="says gone"><p class="words">${words.removed}</p></div>`
  }
}

/** One message of a conversation. */
export const message = ({ id, seat, at, said }: Message, zone: string, page: Locale): Html => {
  const words = browserText[page].chat
  const where = { seat, page, from: id }
  const mayMend = said.by === 'me' && (said.is === 'line' || said.is === 'edited')
  return html`
    <div class="message ${said.by === 'bot' ? `bot ${said.words.kind}` : 'me'}" id="${placeOf.message(id)}" tabindex="-1">
      <span class="unseen">${said.by === 'bot' ? words.fromBot : words.fromMe}</span>
      ${said.by === 'bot' ? fromBot(said, where) : fromMe(said, page)}
      <div class="foot">${mayMend && mending(where)} <time datetime="${at.toString()}">${timeOf(at, zone, page)}</time></div>
    </div>`
}
