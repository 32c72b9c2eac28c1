import { behindPlace } from '../behind.ts'
import { browserText } from '../browser.text.ts'
import { tourPlace } from '../tour.ts'
import { drawBehind } from './behind.ts'
import { clockPlace, drawClock } from './clock.ts'
import { column, tab } from './column.ts'
import { type Html, html } from './html.ts'
import { cross, curtain, door, moon } from './picture.ts'
import type { Room } from './room.ts'
import { drawTour } from './tour.ts'

const head = ({ school, page }: Room): Html => html`
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${browserText[page].title(school)}</title>
    <link rel="icon" href="/practice/page/door.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/practice/page/page.css">
    <script src="/practice/page/theme.ts"></script>
    <script type="module" src="/practice/page/page.ts"></script>
  </head>`

const top = ({ page, sides: [left, right] }: Room): Html => {
  const words = browserText[page]
  const other = page === 'nl' ? 'en' : 'nl'
  return html`
    <header class="top">
      <a class="unseen skip" href="#conversations">${words.toContent}</a>
      <p class="brand">${door}<span>${words.bot}</span></p>
      <p class="badge">${words.practice}</p>
      <div class="tools">
        <form method="post" action="/practice/${page}/language">
          <input type="hidden" name="left" value="${left.key}"><input type="hidden" name="right" value="${right.key}">
          <button class="tool" name="to" value="${other}" lang="${other}" title="${words.languageHint}">${words.language}</button>
        </form>
        <button type="button" class="tool icon" data-theme-switch aria-label="${words.theme}">${moon}</button>
        <button type="button" class="tool" data-behind aria-expanded="false" aria-controls="behind">${curtain}${words.behind.open}</button>
      </div>
    </header>`
}

const behind = (room: Room): Html => {
  const words = browserText[room.page].behind
  return html`
    <aside id="behind" class="behind" aria-label="${words.label}" hidden>
      <header class="behind-top"><h2 tabindex="-1">${words.label}</h2>
        <button type="button" class="close" data-behind-close aria-label="${words.close}">${cross}</button></header>
      <div id="${behindPlace}">${drawBehind(room.behind, room, room.page)}</div>
    </aside>`
}

/** The whole page: who one is, twice, with all that stands around it. */
export const drawPage = (room: Room): Html => {
  const { page, school, sides, now, choices, since } = room
  const words = browserText[page]
  return html`<!doctype html>
<html lang="${page}">${head(room)}
  <body data-live="/practice/live/${page}" data-since="${since}" data-failed="${words.chat.failed}">
    ${top(room)}
    <div class="ribbon">
      <section class="clock" id="${clockPlace}" aria-label="${words.clock.label}">${drawClock(now, choices, page)}</section>
      <p id="clock-said" class="unseen" role="status"></p>
    </div>
    <main id="conversations" tabindex="-1">
      <h1 class="unseen">${words.title(school)}</h1>
      <noscript><p class="warning">${words.needsScript}</p></noscript>
      <section class="tour" id="${tourPlace}" aria-label="${words.tour.label}" aria-live="polite">${drawTour(room.tour, room.seats, page)}</section>
      <div class="tabs" role="tablist" aria-label="${words.tabs}">${sides.map((seat, at) => tab(seat, at, room))}</div>
      <div class="columns">${sides.map((seat, at) => column(seat, at, room))}</div>
    </main>
    ${behind(room)}
    <footer class="foot-note"><p><strong>${words.practice}.</strong> ${words.practiceLong(school)}</p></footer>
    <p id="trouble" role="alert"></p>
  </body>
</html>`
}
