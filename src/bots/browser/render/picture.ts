import { html } from './html.ts'

/** The door with its bell: the sign of the bot. */
export const door = html`<svg class="door" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
  <path d="M7 29V14a9 9 0 0 1 18 0v15z"/><circle cx="20.5" cy="19" r="2.1"/></svg>`
