import { type Action, policy } from '../../../core/access/policy.ts'
import type { Relation } from '../../../core/access/relation.ts'
import type { Locale } from '../../../core/text/locale.ts'
import type { Deed, Draw, RegisterRow, Shown } from '../behind.ts'
import { browserText } from '../browser.text.ts'
import { type Html, html, nothing } from './html.ts'
import { timeOf } from './moment.ts'
import { nameOf } from './seat.ts'

type Look = { readonly draw: Draw; readonly zone: string }

const json = (value: unknown): string => JSON.stringify(value, null, 2)

const relationWords = (relation: string, page: Locale): string =>
  (browserText[page].relation as Readonly<Record<string, string>>)[relation] ?? relation

const decision = ({ action, allowed, because }: RegisterRow, page: Locale): Html => {
  const words = browserText[page].behind
  const accepted: readonly Relation[] = Object.hasOwn(policy, action) ? policy[action as Action] : []
  return html`
    <li class="${allowed ? 'allowed' : 'refused'}">
      <p><code>${action}</code> <strong>${allowed ? words.allowed : words.refused}</strong>
        ${because !== undefined && words.because(relationWords(because, page))}</p>
      <p class="hint">${words.accepted(accepted.map((one) => relationWords(one, page)).join(', '))}</p>
    </li>`
}

const about = ({ student, class: class_, advice }: RegisterRow, page: Locale): string => {
  const words = browserText[page].behind
  const parts = [
    student && `${words.student} ${student}`,
    class_ && `${words.class} ${class_}`,
    advice && `${words.advice} ${advice.slice(-6)}`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : words.nobody
}

const register = (rows: readonly RegisterRow[], zone: string, page: Locale): Html => {
  const words = browserText[page].behind
  const { number, at, action, about: whom, outcome } = words.columns
  return html`
    <div class="scrolls" tabindex="0" role="region" aria-label="${words.register}">
      <table>
        <thead><tr>${[number, at, action, whom, outcome].map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
        <tbody>${rows.map(
          (row) => html`
          <tr>
            <td>${row.number}</td><td>${timeOf(row.at, zone, page)}</td><td><code>${row.action}</code></td>
            <td class="words">${about(row, page)}</td>
            <td>${row.allowed ? `${words.allowed}: ${relationWords(row.because ?? '', page)}` : words.refused}</td>
          </tr>`,
        )}</tbody>
      </table>
    </div>`
}

const code = (label: string, value: unknown, page: Locale): Html =>
  value === undefined
    ? html`<p class="hint">${browserText[page].behind.tooLarge}</p>`
    : html`<pre tabindex="0" role="region" aria-label="${label}"><code>${json(value)}</code></pre>`

const wire = (shown: Shown, locale: Locale, { draw }: Look, page: Locale): Html => {
  const words = browserText[page].behind
  const { slack, teams, card } = draw(shown, locale)
  return html`
    <div class="wires">
      <section><h4>${words.slack}</h4>${code(words.slack, slack, page)}</section>
      <section>
        <h4>${words.teams}</h4>
        ${card !== undefined && html`<p class="hint">${words.drawn}</p><div class="card-place" data-card="${JSON.stringify(card)}"></div>`}
        ${code(words.teams, teams, page)}
      </section>
    </div>`
}

const knocks = (deed: Deed, look: Look, page: Locale): Html => {
  const words = browserText[page].behind
  if (deed.knocks.length === 0) return nothing
  return html`
    <section class="after">
      <h3>${words.knocks}</h3>
      ${deed.knocks.map(
        ({ seat, knock, locale }) => html`
        <details>
          <summary><span class="words" lang="${locale}">${knock.line}</span> ${words.to(nameOf(seat, page))}</summary>
          ${wire(knock, locale, look, page)}
        </details>`,
      )}
    </section>`
}

/** What stands behind the last deed: the command, the decision, the register, and what the platforms would have got. */
export const drawBehind = (deed: Deed | undefined, look: Look, page: Locale): Html => {
  const words = browserText[page].behind
  if (!deed) return html`<p class="hint">${words.empty}</p>`
  const { seat, command, args, rows, reply, locale } = deed
  return html`
    <div class="facts-behind">
      <section>
        <h3>${words.did(nameOf(seat, page))}</h3>
        <dl class="facts">
          <div><dt>${words.command}</dt><dd><code>${command}</code></dd></div>
          <div><dt>${words.answer}</dt><dd>${words.kinds[reply.kind]}</dd></div>
        </dl>
        ${Object.keys(args).length > 0 && html`<details><summary>${words.along}</summary>${code(words.along, args, page)}</details>`}
      </section>
      <section>
        <h3>${words.permit}</h3>
        ${rows.length === 0 ? html`<p class="hint">${words.noPermit}</p>` : html`<ul class="decisions">${rows.map((row) => decision(row, page))}</ul>`}
      </section>
      <section class="wide"><h3>${words.register}</h3>${rows.length > 0 && register(rows, look.zone, page)}</section>
    </div>
    ${
      reply.kind !== 'again' &&
      html`
      <section class="after">
        <h3>${words.wire}</h3><p class="hint">${words.wireHint}</p>
        ${wire(reply, locale, look, page)}
      </section>`
    }
    ${knocks(deed, look, page)}`
}
