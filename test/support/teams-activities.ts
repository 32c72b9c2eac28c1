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
  invoke: (at: Whereabouts, name: string, value: unknown, replyToId?: string): RawActivity => ({
    ...base(at, 'invoke', invokeId()),
    name,
    value,
    ...(replyToId !== undefined && { replyToId }),
    entities: [clientInfo],
  }),
}
