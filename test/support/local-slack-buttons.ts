import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { signed } from './slack-signing.ts'

/** The one workspace. */
export const workspace = 'T01TEST'

/** With this the client signs what it sends to the bot. */
export const signingSecret = 'test-signing-secret'

/** A button that stands in a window; local-slack draws it, but sends nothing when it is pressed. */
export type ModalButton = {
  readonly user: string
  readonly view: { readonly id: string }
  /** The button itself, as the bot described it. */
  readonly element: { readonly action_id: string; readonly value: string }
}

const action = ({ element }: ModalButton) => ({
  ...element,
  type: 'button',
  action_ts: String(Date.now() / 1000),
})

/** Sends what Slack sends when such a button is pressed. */
export const pressInModal = async (botUrl: string, button: ModalButton): Promise<void> => {
  const payload = {
    type: 'block_actions',
    team: { id: workspace },
    user: { id: button.user, team_id: workspace },
    trigger_id: randomUUID(),
    container: { type: 'view', view_id: button.view.id },
    view: button.view,
    actions: [action(button)],
  }
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
  const response = await fetch(botUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...signed(body, { secret: signingSecret }),
    },
    body,
  })
  if (response.status !== 200) throw new Error(`a button in a window was answered ${response.status}`)
}

const State = z.object({
  channels: z.array(z.object({ id: z.string(), members: z.array(z.string()), is_im: z.boolean() })),
})
const Messages = z.object({ messages: z.array(z.object({ ts: z.string() })) })

/** Over the socket only local-slack itself can send: it presses the same button as if it stood in the last message. */
export const pressAsIfInMessage = async (url: string, button: ModalButton): Promise<void> => {
  const ask = async (path: string): Promise<unknown> => (await fetch(`${url}/_control/${path}`)).json()
  const { channels } = State.parse(await ask('state'))
  const channel = channels.find(({ is_im, members }) => is_im && members.includes(button.user))?.id
  const messageTs = Messages.parse(await ask(`messages/${channel}`)).messages.at(-1)?.ts
  const response = await fetch(`${url}/_control/interact`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channel, messageTs, user: button.user, action: action(button) }),
  })
  if (response.status !== 200) throw new Error(`local-slack answered ${response.status}`)
}
