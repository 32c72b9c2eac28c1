import type { Temporal } from 'temporal-polyfill'
import type { SchoolTime } from '../../../core/kernel/school-calendar.ts'
import { momentInWords } from '../../../core/kernel/school-time.ts'
import type { Locale } from '../../../core/text/locale.ts'
import { browserText } from '../browser.text.ts'
import { type MomentKey, momentAfter, momentKeys } from '../moments.ts'
import { type Html, html } from './html.ts'
import { fieldOf, timeOf } from './moment.ts'

/** The id of the clock in the page. */
export const clockPlace = 'clock'

/** The id of what the clock shows, which changes by itself. */
export const timePlace = 'clock-time'

/** What the clock shows. */
export const drawTime = (now: Temporal.Instant, zone: string, page: Locale): Html =>
  html`<time id="${timePlace}" datetime="${now.toString()}">${momentInWords(now, zone, page)}</time>`

const label = (
  key: MomentKey,
  at: Temporal.Instant,
  now: Temporal.Instant,
  zone: string,
  page: Locale,
): string => {
  const words = browserText[page].clock
  switch (key) {
    case 'in-an-hour':
      return words['in-an-hour']
    case 'after-the-lesson':
      return words['after-the-lesson'](timeOf(at, zone, page))
    case 'morning': {
      const day = at.toZonedDateTimeISO(zone)
      const isTomorrow = day.toPlainDate().equals(now.toZonedDateTimeISO(zone).toPlainDate().add({ days: 1 }))
      return words.morning(
        isTomorrow
          ? words.tomorrow
          : day.toLocaleString(page === 'nl' ? 'nl-NL' : 'en-GB', { weekday: 'long' }),
      )
    }
    case 'friday':
      return words.friday
  }
}

/** The practice clock with the moments to which it can be put. */
export const drawClock = (now: Temporal.Instant, choices: SchoolTime, page: Locale): Html => {
  const { zone } = choices
  const words = browserText[page].clock
  const action = `/practice/${page}/clock`
  return html`
    <p class="clock-now"><span class="unseen">${words.label}:</span>
      ${drawTime(now, zone, page)}</p>
    <form class="clock-moves" method="post" action="${action}" data-send>
      <span class="clock-forward">${words.forward}</span>
      ${momentKeys.map(
        (key) =>
          html`<button class="chip" name="to" value="${key}">${label(key, momentAfter(key, now, choices), now, zone, page)}</button>`,
      )}
    </form>
    <form class="clock-exactly" method="post" action="${action}" data-send>
      <label for="clock-at" class="unseen">${words.exactly}</label>
      <input id="clock-at" type="datetime-local" name="at" min="${fieldOf(now, zone)}" value="${fieldOf(now.add({ hours: 1 }), zone)}">
      <button class="chip">${words.set}</button>
    </form>`
}
