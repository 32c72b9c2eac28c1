import type { Locale } from '../../../core/text/locale.ts'
import { browserText } from '../browser.text.ts'
import type { Message } from '../chats.ts'
import { doing } from './button.ts'
import { type Html, html, nothing } from './html.ts'
import { dayOf, timeOf } from './moment.ts'
import { cross, door } from './picture.ts'

/** A knock as a phone shows it on its lock screen: the line, and nothing else. */
export const banner = (knock: Message | undefined, zone: string, page: Locale): Html => {
  const said = knock?.said
  if (!knock || said?.by !== 'bot' || said.words.kind !== 'knock') return nothing
  const words = browserText[page]
  const { id, seat, at } = knock
  const { line } = said.words
  return html`
    <div class="lock-screen">
      <div class="lock-moment">
        <p class="lock-time">${timeOf(at, zone, page)}</p>
        <p class="lock-day">${dayOf(at, zone, page)}</p>
      </div>
      <div class="notification">
        ${door}
        <div class="notified">
          <p class="app">${words.bot} <span>${words.lockScreen.now}</span></p>
          <p class="words" lang="${said.locale}" data-knock="${id}">${line}</p>
        </div>
        <form class="press" method="post" action="${doing({ page, seat }, 'clear')}" data-send>
          <button class="close" aria-label="${words.lockScreen.clear}">${cross}</button>
        </form>
      </div>
    </div>`
}
