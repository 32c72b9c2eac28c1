import { isTeam } from '../../../core/people/person.ts'
import type { Locale } from '../../../core/text/locale.ts'
import { browserText } from '../browser.text.ts'
import { placeOf } from '../chats.ts'
import type { Seat } from '../seat.ts'
import { banner } from './banner.ts'
import { doing } from './button.ts'
import { type Html, html } from './html.ts'
import { message } from './message.ts'
import { cross, door, microphone, plane } from './picture.ts'
import type { Room } from './room.ts'
import { face, nameOf, taskOf } from './seat.ts'
import { titleId } from './window.ts'

const addressOf = (sides: readonly [Seat, Seat], at: number, seat: Seat, page: Locale): string => {
  const [left, right] = at === 0 ? [seat, sides[1]] : [sides[0], seat]
  return `/?left=${left.key}&right=${right.key}&lang=${page}`
}

const chair = (seat: Seat, at: number, room: Room): Html => {
  const { sides, seats, page } = room
  const here = sides[at]?.key === seat.key
  const taken = !here && sides.some(({ key }) => key === seat.key)
  if (taken) return html``
  return html`
    <li><a href="${addressOf(sides, at, seat, page)}" ${here && html`aria-current="true"`}>
      ${face(seat, seats)}
      <span><strong class="words">${nameOf(seat, page)}</strong> <span class="words task">${taskOf(seat, page)}</span></span>
    </a></li>`
}

const who = (seat: Seat, at: number, room: Room): Html => {
  const { page, seats } = room
  const words = browserText[page].seat
  const name = nameOf(seat, page)
  return html`
    <header class="who">
      ${face(seat, seats)}
      <div class="who-words">
        <h2 class="words" id="name-${seat.key}">${name}</h2>
        <p class="words task">${taskOf(seat, page)}</p>
      </div>
      <details class="chairs">
        <summary class="tool" aria-label="${words.choose(name)}">${words.change}</summary>
        <nav aria-label="${words.menu}"><ul>${seats.map((one) => chair(one, at, room))}</ul></nav>
      </details>
    </header>`
}

const composer = (seat: Seat, { page }: Room): Html => {
  const words = browserText[page].chat
  const quick = browserText[page].quick[isTeam(seat.roles) ? 'team' : 'everyone']
  const box = `write-${seat.key}`
  return html`
    <div class="write">
      <form class="quick" method="post" action="${doing({ page, seat: seat.key }, 'line')}" data-send aria-label="${words.quick}">
        ${quick.map((line) => html`<button class="chip" name="text" value="${line}">${line}</button>`)}
      </form>
      <form class="composer" method="post" action="${doing({ page, seat: seat.key }, 'line')}" data-send data-composer>
        <p class="editing hint" hidden role="status">${words.editing}</p>
        <label class="unseen" for="${box}">${words.write}</label>
        <textarea id="${box}" name="text" rows="1" placeholder="${words.placeholder}" autocomplete="off" dir="auto"></textarea>
        <input type="hidden" name="from" value="" disabled>
        <button class="button primary send"><span class="unseen">${words.send}</span>${plane}</button>
      </form>
      <form class="clip" method="post" action="${doing({ page, seat: seat.key }, 'file')}" data-send>
        <button class="button plain clip-button" aria-label="${words.file}">${microphone}</button>
      </form>
    </div>`
}

/** One person at their chat. */
export const column = (seat: Seat, at: number, room: Room): Html => {
  const { page, chats, zone } = room
  const words = browserText[page]
  const name = nameOf(seat, page)
  return html`
    <section class="column" id="column-${seat.key}" data-seat="${seat.key}" aria-labelledby="name-${seat.key}" ${at === 0 && html`data-shown`}>
      ${who(seat, at, room)}
      <section class="phone" id="${placeOf.banner(seat.key)}" aria-label="${words.lockScreen.of(name)}">${banner(chats.onLockScreen(seat.key), zone, page)}</section>
      <div class="desk">
      <div class="conversation">
        <div class="chat" id="${placeOf.chat(seat.key)}" role="log" aria-label="${words.chat.log(name)}" tabindex="0">${chats
          .of(seat.key)
          .map((one) => message(one, zone, page))}</div>
        ${composer(seat, room)}
      </div>
      <dialog class="window" aria-labelledby="${titleId(seat.key)}">
        <header class="window-top">${door}<span>${words.bot}</span>
          <button type="button" class="close" data-close aria-label="${words.window.close}">${cross}</button></header>
        <div class="sheet-place"></div>
      </dialog>
      </div>
    </section>`
}

/** The tab of one person, for a screen on which only one conversation fits. */
export const tab = (seat: Seat, at: number, { page, seats }: Room): Html => html`
  <button type="button" role="tab" id="tab-${seat.key}" aria-controls="column-${seat.key}" data-tab="${seat.key}"
    aria-selected="${at === 0 ? 'true' : 'false'}" tabindex="${at === 0 ? 0 : -1}">
    ${face(seat, seats)} <span class="words">${nameOf(seat, page)}</span>
    <span class="unread" hidden><span class="unseen">${browserText[page].unread}</span></span>
  </button>`
