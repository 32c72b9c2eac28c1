import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Gesture, Visit } from '../../core/app/door.ts'
import { between } from '../../core/view/field.ts'
import type {
  CommandBody,
  MentionEvent,
  Message,
  MessageEvent,
  PressBody,
  ShortcutBody,
  SubmissionBody,
} from './envelope.ts'
import { asTyped } from './letters.ts'
import { quotedWords } from './quoted-words.ts'

/** A visit as far as the body of a request tells; the front adds what it knows about the language. */
export type Seen = Omit<Visit, 'platformLocale'>

type Occasion = { readonly kind: string; readonly id: string | undefined; readonly body: unknown }

/**
 * The name of an event, so that no kind can pass for another; a hash of what was read of it where Slack gave no name.
 * The body itself may be nested deeper than it can be written down again.
 */
const eventName = ({ kind, id, body }: Occasion): string =>
  `${kind}:${id ?? createHash('sha256').update(JSON.stringify(body)).digest('hex')}`

const seen = (
  occasion: Occasion,
  workspace: string,
  user: string,
  canOpen: boolean,
  gesture: Gesture,
): Seen => ({
  account: { platform: 'slack', workspace, user },
  event: eventName(occasion),
  canOpen,
  conversation: undefined,
  gesture,
})

/** Slack leaves out the kind of conversation with some changes; the id of a private one begins with D. */
const isPrivate = ({ channel, channel_type: kind }: MessageEvent): boolean =>
  channel.startsWith('D') && (kind === undefined || kind === 'im')

const typedSubtypes = new Set([undefined, 'thread_broadcast', 'me_message'])

/** Slack's own edits (a link that got a preview, a card of ours that was updated) leave the mark of the edit as it was. */
const isEditOfAPerson = (event: MessageEvent): boolean =>
  event.message?.edited !== undefined && event.message.edited.ts !== event.previous_message?.edited?.ts

/** Whose message it is about and what was done with it; nothing when it is not a person's doing. */
const deed = (event: MessageEvent): { by: Message; gesture: Gesture } | undefined => {
  if (event.subtype === 'message_deleted')
    return event.previous_message && { by: event.previous_message, gesture: { is: 'deleted' } }
  if (event.subtype === 'message_changed') {
    if (event.message?.subtype === 'tombstone')
      return event.previous_message && { by: event.previous_message, gesture: { is: 'deleted' } }
    return event.message && isEditOfAPerson(event)
      ? { by: event.message, gesture: { is: 'edited' } }
      : undefined
  }
  if (event.subtype === 'file_share' || (event.files?.length ?? 0) > 0)
    return { by: event, gesture: { is: 'file' } }
  if (!typedSubtypes.has(event.subtype) || !event.text) return undefined
  return { by: event, gesture: { is: 'line', text: asTyped(event.text) } }
}

/** What a message in the private conversation means; nothing when a bot or Slack itself did it. */
export const messageGesture = (body: {
  event_id: string
  team_id: string
  event: MessageEvent
}): Seen | undefined => {
  const { event } = body
  if (!isPrivate(event) || event.bot_id !== undefined) return undefined
  const found = deed(event)
  if (!found?.by.user || found.by.bot_id !== undefined || found.by.user === 'USLACKBOT') return undefined
  const workspace = found.by.user_team ?? found.by.team ?? body.team_id
  return seen({ kind: 'event', id: body.event_id, body }, workspace, found.by.user, false, found.gesture)
}

/** Somebody called the bot by its name in a conversation with others; nothing when a bot did. */
export const mentionGesture = (body: {
  event_id: string
  team_id: string
  event: MentionEvent
}): Seen | undefined => {
  const { user, bot_id: bot, user_team: home, team, channel } = body.event
  if (user === undefined || bot !== undefined || channel.startsWith('D')) return undefined
  return seen({ kind: 'event', id: body.event_id, body }, home ?? team ?? body.team_id, user, false, {
    is: 'mentioned',
  })
}

/** The page that Slack keeps for the bot. */
export const homeGesture = (body: { event_id: string; team_id: string; event: { user: string } }): Seen =>
  seen({ kind: 'event', id: body.event_id, body }, body.team_id, body.event.user, true, { is: 'home' })

/** A slash command. */
export const commandGesture = (body: z.infer<typeof CommandBody>): Seen =>
  seen(
    { kind: 'command', id: body.trigger_id, body },
    body.team_id,
    body.user_id,
    body.trigger_id !== undefined,
    {
      is: 'slash',
      name: body.command.slice(1),
      text: asTyped(body.text),
      overheard: body.channel_name !== 'directmessage',
    },
  )

/** A stranger to the workspace is known by the workspace they come from, so that the door does not know them. */
const home = (body: Pick<z.infer<typeof ShortcutBody>, 'user' | 'team'>): string =>
  body.user.team_id ?? body.team?.id ?? ''

/** A shortcut, with the words of the message on which it was used. */
export const shortcutGesture = (body: z.infer<typeof ShortcutBody>): Seen => {
  const quoted = quotedWords(body.message)
  const read = { ...body, message: quoted }
  return seen({ kind: 'shortcut', id: body.trigger_id, body: read }, home(body), body.user.id, true, {
    is: 'shortcut',
    name: body.callback_id,
    quoted,
  })
}

/** The words for which a shortcut could open no window, to be kept as a draft. */
export const wordsKept = ({ event, ...seen }: Seen, text: string): Seen => ({
  ...seen,
  event: `${event}:kept`,
  canOpen: false,
  gesture: { is: 'words', text },
})

/** A button of ours that was pressed. */
export const pressGesture = (body: z.infer<typeof PressBody>): Seen =>
  seen({ kind: 'press', id: body.trigger_id, body }, home(body), body.user.id, true, {
    is: 'command',
    ...body.actions[0].value,
  })

const answers = (body: SubmissionBody): Record<string, string> => {
  const given: Record<string, string> = {}
  for (const [field, elements] of Object.entries(body.view.state?.values ?? {})) {
    const element = Object.values(elements)[0]
    const several = element?.selected_options?.map((option) => option.value).join(between)
    const value = several ?? element?.selected_option?.value ?? element?.value
    if (value) given[field] = value
  }
  return given
}

/** A form of ours that was sent. What travelled unseen wins over what was filled in. */
export const submissionGesture = (body: SubmissionBody): Seen => {
  const { command, args } = body.view.private_metadata
  return seen({ kind: 'submission', id: body.trigger_id, body }, home(body), body.user.id, true, {
    is: 'command',
    command,
    args: { ...answers(body), ...args },
  })
}
