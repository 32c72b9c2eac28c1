import type { Block, Fact, Item } from '../../../core/view/block.ts'
import { browserText } from '../browser.text.ts'
import { drawButton, type Where } from './button.ts'
import { type Html, html } from './html.ts'
import { triangle } from './picture.ts'

const fact = ({ label, value }: Fact, { page }: Where): Html =>
  html`<div><dt>${label}</dt> <dd class="words">${value || browserText[page].window.empty}</dd></div>`

const item = ({ title, detail, open }: Item, where: Where): Html => html`
  <li>
    <div class="what">
      <p class="words name">${title}</p>
      ${detail !== '' && html`<p class="words detail">${detail}</p>`}
    </div>
    ${open && drawButton(open, where)}
  </li>`

/** One piece of a panel. */
export const drawBlock = (block: Block, where: Where): Html => {
  switch (block.kind) {
    case 'text':
      return html`<p class="words">${block.text}</p>`
    case 'hint':
      return html`<p class="words hint">${block.text}</p>`
    case 'heading':
      return html`<h3 class="words">${block.text}</h3>`
    case 'warning':
      return html`<p class="words warning">${triangle}${block.text}</p>`
    case 'facts':
      return block.facts.length === 0
        ? html``
        : html`<dl class="facts">${block.facts.map((one) => fact(one, where))}</dl>`
    case 'quote':
      return html`
        <figure class="quote">
          <figcaption><span class="words who">${block.who}</span> <span class="words when">${block.when}</span></figcaption>
          <blockquote class="words">${block.text}</blockquote>
        </figure>`
    case 'list':
      return block.items.length === 0
        ? html``
        : html`<ul class="list">${block.items.map((one) => item(one, where))}</ul>`
    case 'link':
      return html`<p><a href="${block.address}" target="_blank" rel="noopener noreferrer">${block.label}</a></p>`
  }
}
