import type { WireModal } from './slack-block-rules.ts'

/** Where somebody is, as Slack names it in every payload. */
export type Whereabouts = {
  readonly team: string
  readonly user: string
  readonly channel: string
  readonly app: string
  readonly bot: string
}

/** Where everybody reads along, the bot too. */
export const staffRoom = 'C0STAFF'

const team = (at: Whereabouts) => ({ id: at.team, domain: 'school' })

/** A slash command, as a form. */
export const commandFields = (
  at: Whereabouts,
  command: { name: string; text: string; trigger: string; responseUrl: string; channelName: string },
): Record<string, string> => ({
  token: 'deprecated',
  team_id: at.team,
  team_domain: 'school',
  channel_id: at.channel,
  channel_name: command.channelName,
  user_id: at.user,
  user_name: 'someone',
  command: command.name,
  text: command.text,
  api_app_id: at.app,
  is_enterprise_install: 'false',
  response_url: command.responseUrl,
  trigger_id: command.trigger,
})

/** What the Events API wraps around every event. */
export const eventCallback = (
  at: Whereabouts,
  eventId: string,
  event: Readonly<Record<string, unknown>>,
): Record<string, unknown> => ({
  token: 'deprecated',
  team_id: at.team,
  context_team_id: at.team,
  context_enterprise_id: null,
  api_app_id: at.app,
  event,
  type: 'event_callback',
  event_id: eventId,
  event_time: 1_795_000_000,
  authorizations: [
    { enterprise_id: null, team_id: at.team, user_id: at.bot, is_bot: true, is_enterprise_install: false },
  ],
  is_ext_shared_channel: false,
  event_context: '4-context',
})

const written = (at: Whereabouts, text: string, ts: string) => ({
  type: 'message',
  user: at.user,
  text,
  ts,
  team: at.team,
  client_msg_id: 'b7a1c3f2-0000-4000-8000-000000000000',
  blocks: [
    {
      type: 'rich_text',
      block_id: 'x',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
    },
  ],
})

const inConversation = (at: Whereabouts, ts: string) => ({
  channel: at.channel,
  channel_type: 'im',
  event_ts: ts,
})

/** The events of a private conversation with the bot. */
export const events = {
  typed: (at: Whereabouts, text: string, ts: string) => ({
    ...written(at, text, ts),
    ...inConversation(at, ts),
  }),
  file: (at: Whereabouts, text: string, ts: string) => ({
    ...written(at, text, ts),
    ...inConversation(at, ts),
    subtype: 'file_share',
    upload: false,
    display_as_bot: false,
    files: [{ id: 'F0FILE', name: 'verslag.pdf', mimetype: 'application/pdf', filetype: 'pdf', size: 1024 }],
  }),
  edited: (at: Whereabouts, text: string, ts: string) => ({
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    message: { ...written(at, text, ts), edited: { user: at.user, ts: `${ts}1` } },
    previous_message: written(at, 'before', ts),
    ts,
    ...inConversation(at, ts),
  }),
  /** A link got a preview: Slack changes the message, the person did not. */
  unfurled: (at: Whereabouts, text: string, ts: string) => ({
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    message: { ...written(at, text, ts), attachments: [{ id: 1, from_url: 'https://example.test' }] },
    previous_message: written(at, text, ts),
    ts,
    ...inConversation(at, ts),
  }),
  deleted: (at: Whereabouts, text: string, ts: string) => ({
    type: 'message',
    subtype: 'message_deleted',
    hidden: true,
    deleted_ts: ts,
    previous_message: written(at, text, ts),
    ts,
    ...inConversation(at, ts),
  }),
  /** The bot's own message, as Slack tells the bot about it. */
  ofBot: (at: Whereabouts, text: string, ts: string) => ({
    ...written({ ...at, user: at.bot }, text, ts),
    bot_id: 'B0BOT',
    app_id: at.app,
    bot_profile: { id: 'B0BOT', app_id: at.app, name: 'trajectbot', team_id: at.team },
    ...inConversation(at, ts),
  }),
  botEdited: (at: Whereabouts, text: string, ts: string) => ({
    type: 'message',
    subtype: 'message_changed',
    hidden: true,
    message: {
      ...written({ ...at, user: at.bot }, text, ts),
      bot_id: 'B0BOT',
      edited: { user: 'B0BOT', ts },
    },
    previous_message: { ...written({ ...at, user: at.bot }, 'before', ts), bot_id: 'B0BOT' },
    ts,
    ...inConversation(at, ts),
  }),
  mentioned: (at: Whereabouts, text: string, ts: string) => ({
    ...written(at, `<@${at.bot}> ${text}`, ts),
    type: 'app_mention',
    channel: staffRoom,
    event_ts: ts,
  }),
  home: (at: Whereabouts, tab: 'home' | 'messages', ts: string) => ({
    type: 'app_home_opened',
    user: at.user,
    channel: at.channel,
    tab,
    event_ts: ts,
  }),
} as const

const interaction = (at: Whereabouts, trigger: string) => ({
  user: { id: at.user, username: 'someone', name: 'someone', team_id: at.team },
  api_app_id: at.app,
  token: 'deprecated',
  trigger_id: trigger,
  team: team(at),
  enterprise: null,
  is_enterprise_install: false,
})

/** A shortcut from the menu of the compose box or the search bar. */
export const globalShortcut = (at: Whereabouts, trigger: string, name: string): Record<string, unknown> => ({
  type: 'shortcut',
  ...interaction(at, trigger),
  callback_id: name,
  action_ts: '1795000000.000100',
})

/** A message of a colleague, as it travels with a shortcut that was used on it. */
export const colleagueMessage = (at: Whereabouts, text: string): Readonly<Record<string, unknown>> =>
  written({ ...at, user: 'U0COLLEAGUE' }, text, '1795000000.000050')

/** A shortcut from the menu of a message that stands where everybody reads along. */
export const messageShortcut = (
  at: Whereabouts,
  trigger: string,
  name: string,
  used: { readonly message: unknown; readonly responseUrl: string },
): Record<string, unknown> => ({
  type: 'message_action',
  ...interaction(at, trigger),
  callback_id: name,
  action_ts: '1795000000.000100',
  message_ts: '1795000000.000050',
  message: used.message,
  channel: { id: staffRoom, name: 'lerarenkamer' },
  response_url: used.responseUrl,
})

type Pressed = { readonly action_id: string; readonly text: unknown; readonly value?: string | undefined }

const action = (button: Pressed) => ({
  ...button,
  type: 'button',
  block_id: 'row',
  action_ts: '1795000000.000100',
})

/** A button of a message was pressed. */
export const pressInMessage = (
  at: Whereabouts,
  trigger: string,
  button: Pressed,
  message: {
    ts: string
    text: string
    blocks: unknown
    ephemeral: boolean
    responseUrl: string
    channel?: string
  },
): Record<string, unknown> => ({
  type: 'block_actions',
  ...interaction(at, trigger),
  container: {
    type: 'message',
    message_ts: message.ts,
    channel_id: message.channel ?? at.channel,
    is_ephemeral: message.ephemeral,
  },
  channel: { id: message.channel ?? at.channel, name: 'directmessage' },
  ...(!message.ephemeral && {
    message: { ...written({ ...at, user: at.bot }, message.text, message.ts), blocks: message.blocks },
  }),
  state: { values: {} },
  response_url: message.responseUrl,
  actions: [action(button)],
})

/** A view as Slack gives it back: with everything it adds of its own. */
export const shownView = (
  at: Whereabouts,
  id: string,
  view:
    | (Partial<WireModal> & { readonly blocks: unknown })
    | { readonly type: 'home'; readonly blocks: unknown },
  values: unknown,
  hash: string,
) => ({
  id,
  team_id: at.team,
  private_metadata: '',
  callback_id: '',
  clear_on_close: false,
  notify_on_close: false,
  close: null,
  submit: null,
  ...view,
  state: { values },
  hash,
  previous_view_id: null,
  root_view_id: id,
  app_id: at.app,
  external_id: '',
  app_installed_team_id: at.team,
  bot_id: 'B0BOT',
})

/** A button inside a modal or on the home page was pressed. */
export const pressInView = (
  at: Whereabouts,
  trigger: string,
  button: Pressed,
  view: ReturnType<typeof shownView>,
): Record<string, unknown> => ({
  type: 'block_actions',
  ...interaction(at, trigger),
  container: { type: 'view', view_id: view.id },
  view,
  actions: [action(button)],
})

/** A form was sent. */
export const viewSubmission = (
  at: Whereabouts,
  trigger: string,
  view: ReturnType<typeof shownView>,
): Record<string, unknown> => ({
  type: 'view_submission',
  ...interaction(at, trigger),
  view,
  response_urls: [],
})
