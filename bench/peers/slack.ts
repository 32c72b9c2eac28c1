import { App, HTTPReceiver, LogLevel } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import { listen } from './listen.ts'
import { type Line, listInTransaction, workNamed } from './work.ts'

/** Bolt with the same receiver, the same options and the same kind of reply as ours: a window, opened after the acknowledgement. */
const { SLACK_SIGNING_SECRET = '', SLACK_BOT_TOKEN = '', SLACK_API_URL = '' } = process.env
const work = workNamed(process.argv[2], listInTransaction)

const modal = (lines: readonly Line[]): ModalView => ({
  type: 'modal',
  title: { type: 'plain_text', text: 'Mijn vragen' },
  close: { type: 'plain_text', text: 'Sluiten' },
  blocks: lines.flatMap(({ id, topic, asker }, at) => [
    { type: 'section', text: { type: 'plain_text', text: topic, emoji: false } },
    {
      type: 'context',
      elements: [
        { type: 'plain_text', text: `${asker} · di 24 nov, 10:15 · Kan wachten · Open`, emoji: false },
      ],
    },
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: `button-${at}`,
          text: { type: 'plain_text', text: 'Bekijken', emoji: false },
          value: JSON.stringify({ command: 'advice.show', args: { advice: id } }),
        },
      ],
    },
  ]),
})

const receiver = new HTTPReceiver({
  signingSecret: SLACK_SIGNING_SECRET,
  logLevel: LogLevel.ERROR,
  processBeforeResponse: true,
})
const app = new App({
  receiver,
  authorize: async () => ({ botToken: SLACK_BOT_TOKEN }),
  clientOptions: { slackApiUrl: SLACK_API_URL },
  logLevel: LogLevel.ERROR,
  convoStore: false,
})
app.command(/^/, async ({ body, ack, client }) => {
  const lines = await work({ platform: 'slack', workspace: body.team_id, user: body.user_id })
  await ack()
  void client.views.open({ trigger_id: body.trigger_id, view: modal(lines) })
})
listen(receiver.requestListener)
