import type { Locale } from '../../../core/text/locale.ts'
import { browserText } from '../browser.text.ts'
import { initials, type Seat, strangerKey } from '../seat.ts'
import { type Html, html } from './html.ts'
import { door } from './picture.ts'

/** What somebody is called; the stranger has no name here. */
export const nameOf = ({ key, name }: Seat, page: Locale): string =>
  key === strangerKey ? browserText[page].seat.stranger : name

/** What somebody does at school, in a few words. */
export const taskOf = ({ key, roles, mentorOf, teaches }: Seat, page: Locale): string => {
  const words = browserText[page].seat
  if (key === strangerKey) return words.strangerHint
  const known = roles.filter((role) => role !== 'teacher' || roles.length === 1)
  const tasks = known.map((role) => words.role[role])
  if (mentorOf.length > 0) return [words.role.mentor, mentorOf.join(', ')].join(' ')
  if (tasks.length === 0) return words.nothing
  return teaches.length > 0 ? `${tasks.join(', ')}, ${words.teaches(teaches.join(', '))}` : tasks.join(', ')
}

/** The face of a seat: initials in a colour of its own, or a question mark. */
export const face = (seat: Seat, seats: readonly Seat[]): Html => html`
  <span class="face hue-${seats.findIndex(({ key }) => key === seat.key) % 6}" aria-hidden="true">${
    seat.key === strangerKey ? '?' : initials(seat) || door
  }</span>`
