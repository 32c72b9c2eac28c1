import { html } from './html.ts'

/** The door with its bell: the sign of the bot. */
export const door = html`<svg class="door" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
  <path d="M7 29V14a9 9 0 0 1 18 0v15z"/><circle cx="20.5" cy="19" r="2.1"/></svg>`

const sign = (path: string) =>
  html`<svg class="sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="${path}"/></svg>`

/** A paper plane: send. */
export const plane = sign('M4 12 3 4.5 21 12 3 19.5 4 12zm0 0h8')

/** A microphone: a voice message. */
export const microphone = sign(
  'M12 3.5a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3zM6 11.5a6 6 0 0 0 12 0M12 17.5v3',
)

/** Half a moon: light or dark. */
export const moon = sign('M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z')

/** A triangle: mind this. */
export const triangle = sign('M12 4 21 20H3zM12 10v4.5M12 17.2v.3')

/** A cross: close, or clear away. */
export const cross = sign('M6 6l12 12M18 6 6 18')

/** A curtain that is lifted: behind the scenes. */
export const curtain = sign('M4 5h16M6 5c0 6-1 10-2 14M18 5c0 6 1 10 2 14M6 5c2 5 6 7 12 7')
