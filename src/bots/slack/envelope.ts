import { z } from 'zod'
import { linkMark } from './render/buttons.ts'

/** A name that Slack gave to somebody or something. Nothing else is sent back to Slack, nor looked up. */
const Id = z.string().regex(/^[A-Z][A-Z0-9]{1,60}$/)

/** A conversation, and a person: what is answered goes there. */
const Place = z.string().regex(/^[CDG][A-Z0-9]{1,60}$/)
const User = z.string().regex(/^[UW][A-Z0-9]{1,60}$/)

/** The moment by which Slack names a message. */
const Moment = z.string().regex(/^\d{1,15}\.\d{1,15}$/)

/** Tells two deeds apart that are the same in everything else. */
const Told = z.string().optional().catch(undefined)

const Message = z.object({
  user: User.optional(),
  bot_id: z.string().optional(),
  subtype: z.string().optional(),
  team: Id.optional(),
  user_team: Id.optional(),
  edited: z.object({ ts: z.string() }).optional(),
})
export type Message = z.infer<typeof Message>

/** A message in a conversation, or what became of one. */
export const MessageEvent = z.object({
  ...Message.shape,
  type: z.literal('message'),
  channel: Place,
  channel_type: z.string().optional(),
  text: z.string().optional(),
  thread_ts: Moment.optional(),
  files: z.array(z.unknown()).optional(),
  message: Message.optional(),
  previous_message: Message.optional(),
})
export type MessageEvent = z.infer<typeof MessageEvent>

/** The bot was named where others read along. What was said there is not read: it stays outside. */
export const MentionEvent = z.object({
  type: z.literal('app_mention'),
  channel: Place,
  user: User.optional(),
  bot_id: z.string().optional(),
  team: Id.optional(),
  user_team: Id.optional(),
  thread_ts: Moment.optional(),
})
export type MentionEvent = z.infer<typeof MentionEvent>

/** Somebody looks at one of the app's own tabs. */
export const HomeEvent = z.object({
  type: z.literal('app_home_opened'),
  user: User,
  tab: z.string().optional(),
})

/** What the Events API wraps around an event. `event_id` stays the same when Slack tries again. */
export const EventBody = <E extends z.ZodType>(event: E) =>
  z.object({ event_id: z.string().regex(/^\w{1,100}$/), team_id: Id, event })

export const CommandBody = z.object({
  command: z.string().startsWith('/'),
  text: z.string().default(''),
  team_id: Id,
  user_id: User,
  response_url: Told,
  /** `directmessage` in a conversation of two; anything else is overheard. */
  channel_name: z.string().default(''),
  trigger_id: z
    .string()
    .regex(/^[\w.-]{1,200}$/)
    .optional(),
})

const Interaction = {
  trigger_id: z
    .string()
    .regex(/^[\w.-]{1,200}$/)
    .optional(),
  team: z.object({ id: Id }).nullish(),
  user: z.object({ id: User, team_id: Id.optional() }),
}

/** What travels with a button as its value, and with a form as its private metadata. */
export const Parcelled = z.object({
  command: z.string().min(1),
  args: z.record(z.string(), z.union([z.string(), z.number()])),
})

const InsideText = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue({ code: 'custom', message: 'not JSON' })
      return z.NEVER
    }
  })
  .pipe(Parcelled)

/** A button that was pressed, with where it stood. */
export const PressBody = z.object({
  ...Interaction,
  type: z.literal('block_actions'),
  actions: z.tuple(
    [z.object({ value: InsideText, action_ts: Told })],
    z.unknown().transform(() => null),
  ),
  container: z
    .object({
      message_ts: Moment.optional(),
      channel_id: Place.optional(),
      is_ephemeral: z.boolean().optional(),
    })
    .optional(),
  view: z.object({ id: Id, type: z.string() }).nullish(),
})

/** A link that was opened in a browser: Slack tells of it, and there is nothing to answer. */
export const LinkBody = z.object({
  type: z.literal('block_actions'),
  actions: z.tuple([z.object({ action_id: z.string().startsWith(linkMark) })], z.unknown()),
})

/** A shortcut, with the message on which it was used if it is one for messages. */
export const ShortcutBody = z.object({
  ...Interaction,
  type: z.enum(['shortcut', 'message_action']),
  callback_id: z.string(),
  action_ts: Told,
  message: z.unknown().optional(),
})

const Chosen = z.object({ value: z.string() }).nullish()

const FieldState = z.object({
  value: z.string().nullish(),
  selected_option: Chosen,
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
})

/** A form that was sent. */
export const SubmissionBody = z.object({
  ...Interaction,
  type: z.literal('view_submission'),
  view: z.object({
    id: Id,
    private_metadata: InsideText,
    blocks: z.array(z.object({ type: z.string(), block_id: z.string().optional() })).default([]),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), FieldState)) }).optional(),
  }),
})
export type SubmissionBody = z.infer<typeof SubmissionBody>
