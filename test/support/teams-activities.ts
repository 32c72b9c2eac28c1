import { randomUUID } from 'node:crypto'

/** Where somebody sits, as Teams names it. */
export type Whereabouts = {
  readonly tenant: string
  /** The Entra object id. */
  readonly user: string
  readonly name: string
  readonly conversation: string
  readonly bot: string
  readonly serviceUrl: string
  readonly locale: string
}

export type RawActivity = Readonly<Record<string, unknown>>

const zone = 'Europe/Amsterdam'

/** A conversation in which others read along, or one of two colleagues. */
export type Place = 'channel' | 'group chat' | 'chat of two'

/** The conversation of a place, by its name, and how Teams describes where that is. */
export const places: Readonly<
  Record<Place, { readonly conversation: RawActivity & { readonly id: string }; readonly data: RawActivity }>
> = {
  channel: {
    conversation: {
      conversationType: 'channel',
      isGroup: true,
      id: '19:lerarenkamer@thread.tacv2;messageid=1795000000000',
    },
    data: {
      teamsChannelId: '19:lerarenkamer@thread.tacv2',
      teamsTeamId: '19:school@thread.tacv2',
      channel: { id: '19:lerarenkamer@thread.tacv2' },
      team: { id: '19:school@thread.tacv2' },
    },
  },
  'group chat': {
    conversation: { conversationType: 'groupChat', isGroup: true, id: '19:sectie@thread.v2' },
    data: {},
  },
  'chat of two': {
    // The chat of two people calls itself personal, as that of somebody with the bot does.
    conversation: { conversationType: 'personal', id: '19:een_ander@unq.gbl.spaces' },
    data: {},
  },
}

/** The same activity in another place. */
const elsewhere = (at: Whereabouts, place: Place, activity: RawActivity): RawActivity => ({
  ...activity,
  conversation: { tenantId: at.tenant, ...places[place].conversation },
  channelData: { ...places[place].data, tenant: { id: at.tenant } },
})

/** A message of a colleague, as it travels with an action that was used on it. */
export const colleagueMessage = (content: string, { subject = null as string | null } = {}) => ({
  id: '1795000000000',
  replyToId: null,
  createdDateTime: '2026-11-24T09:00:00.000Z',
  lastModifiedDateTime: null,
  deleted: false,
  subject,
  summary: null,
  importance: 'normal',
  locale: 'nl-nl',
  linkToMessage: 'https://teams.microsoft.com/l/message/19:lerarenkamer@thread.tacv2/1795000000000',
  from: {
    device: null,
    conversation: null,
    user: { userIdentityType: 'aadUser', id: 'colleague', displayName: 'Bas van Dijk' },
    application: null,
  },
  body: { contentType: 'html', content },
  attachmentLayout: null,
  attachments: [],
  mentions: [],
  reactions: [],
})

/** What every activity bears. */
const base = (at: Whereabouts, type: string, id: string): RawActivity => {
  const now = new Date().toISOString()
  return {
    type,
    id,
    timestamp: now,
    localTimestamp: now,
    channelId: 'msteams',
    serviceUrl: at.serviceUrl,
    from: { id: `29:${at.user}`, name: at.name, aadObjectId: at.user },
    conversation: { conversationType: 'personal', tenantId: at.tenant, id: at.conversation },
    recipient: { id: at.bot, name: 'Trajectbot' },
    channelData: { tenant: { id: at.tenant } },
    locale: at.locale,
    localTimezone: zone,
  }
}

const clientInfo = { type: 'clientInfo', locale: 'nl-NL', country: 'NL', platform: 'Web', timezone: zone }

let last = Date.now()
/** Teams names messages by the moment of their arrival. */
const messageId = (): string => {
  last = Math.max(last + 1, Date.now())
  return String(last)
}

const invokeId = (): string => `f:${randomUUID()}`

/** Everything Teams sends, as it sends it. */
export const activities = {
  typed: (at: Whereabouts, text: string): RawActivity => ({
    ...base(at, 'message', messageId()),
    text,
    textFormat: 'plain',
    attachments: [{ contentType: 'text/html', content: `<p>${text}</p>` }],
    entities: [clientInfo],
  }),
  /** The bot's name typed before the words. */
  mentioning: (at: Whereabouts, text: string): RawActivity => ({
    ...activities.typed(at, `<at>Trajectbot</at> ${text}`),
    entities: [
      clientInfo,
      { type: 'mention', mentioned: { id: at.bot, name: 'Trajectbot' }, text: '<at>Trajectbot</at>' },
    ],
  }),
  file: (at: Whereabouts): RawActivity => ({
    ...base(at, 'message', messageId()),
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        contentUrl: 'https://school.example/file',
        name: 'verslag.docx',
        content: { downloadUrl: 'https://school.example/file', uniqueId: 'x', fileType: 'docx' },
      },
      { contentType: 'text/html', content: '<p></p>' },
    ],
    entities: [clientInfo],
  }),
  voice: (at: Whereabouts): RawActivity => ({
    ...base(at, 'message', messageId()),
    attachments: [
      { contentType: 'audio/mp4', contentUrl: 'https://school.example/voice', name: 'voice.mp4' },
    ],
  }),
  edited: (at: Whereabouts, text: string): RawActivity => ({
    ...base(at, 'messageUpdate', messageId()),
    text,
    textFormat: 'plain',
    channelData: { eventType: 'editMessage', tenant: { id: at.tenant } },
  }),
  deleted: (at: Whereabouts): RawActivity => ({
    ...base(at, 'messageDelete', messageId()),
    channelData: { eventType: 'softDeleteMessage', tenant: { id: at.tenant } },
  }),
  installation: (
    at: Whereabouts,
    action: 'add' | 'remove' | 'add-upgrade' | 'remove-upgrade',
  ): RawActivity => ({
    ...base(at, 'installationUpdate', invokeId()),
    action,
    channelData: {
      settings: { selectedChannel: { id: at.conversation } },
      tenant: { id: at.tenant },
      source: { name: 'message' },
    },
  }),
  members: (
    at: Whereabouts,
    change: 'membersAdded' | 'membersRemoved',
    ids: readonly string[],
  ): RawActivity => ({
    ...base(at, 'conversationUpdate', invokeId()),
    [change]: ids.map((id) => ({ id })),
  }),
  reaction: (at: Whereabouts): RawActivity => ({
    ...base(at, 'messageReaction', messageId()),
    reactionsAdded: [{ type: 'like' }],
    replyToId: '1',
  }),
  /** A button of an older Teams, which sends what travels with it as a message. */
  submitted: (at: Whereabouts, value: unknown, replyToId: string): RawActivity => ({
    ...base(at, 'message', messageId()),
    value,
    replyToId,
    entities: [clientInfo],
  }),
  /** The bot's name typed where others read along. */
  mentionedIn: (at: Whereabouts, place: Place, text: string): RawActivity =>
    elsewhere(at, place, activities.mentioning(at, text)),
  /** A button in Teams' own menus, or what was done in the window that it opened. */
  action: (
    at: Whereabouts,
    place: Place,
    name: 'composeExtension/fetchTask' | 'composeExtension/submitAction',
    value: unknown,
  ): RawActivity => elsewhere(at, place, activities.invoke(at, name, value)),
  invoke: (at: Whereabouts, name: string, value: unknown, replyToId?: string): RawActivity => ({
    ...base(at, 'invoke', invokeId()),
    name,
    value,
    ...(replyToId !== undefined && { replyToId }),
    entities: [clientInfo],
  }),
}
