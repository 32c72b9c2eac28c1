import type { Locale } from '../../../core/text/locale.ts'
import { browserText } from '../browser.text.ts'
import { firstName, type Seat } from '../seat.ts'
import type { Progress } from '../tour.ts'
import { type Html, html } from './html.ts'

const choice = (what: 'skip' | 'again', label: string, page: Locale): Html => html`
  <form class="press" method="post" action="/practice/${page}/tour" data-send>
    <input type="hidden" name="what" value="${what}">
    <button class="small">${label}</button>
  </form>`

/** The guide: the step that is next, and how far one is. */
export const drawTour = ({ steps, done, skipped }: Progress, seats: readonly Seat[], page: Locale): Html => {
  const words = browserText[page].tour
  const step = steps[done]
  if (skipped) return html`<div class="tour-over">${choice('again', words.label, page)}</div>`
  if (!step)
    return html`<div class="tour-over"><p>${words.done}</p> ${choice('again', words.again, page)}</div>`
  const { title, text } = words.steps[step.key]
  const seat = seats.find(({ key }) => key === step.seat)
  return html`
    <div class="tour-step" data-seat="${step.seat}">
      <p class="tour-count">
        <span>${words.progress(done + 1, steps.length)}</span>
        <progress max="${steps.length}" value="${done}" aria-label="${words.label}"></progress>
      </p>
      <div class="tour-words"><h2>${title}</h2><p class="words">${text(seat ? firstName(seat) : browserText[page].seat.nothing, step.pupil ?? '')}</p></div>
      ${choice('skip', words.skip, page)}
    </div>`
}
