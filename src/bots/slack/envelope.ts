import { z } from 'zod'

const Message = z.object({
  user: z.string().optional(),
  bot_id: z.string().optional(),
  subtype: z.string().optional(),
  team: z.string().optional(),
  user_team: z.string().optional(),
  edited: z.object({ ts: z.string() }).optional(),
})
export type Message = z.infer<typeof Message>

/** A message in a conversation, or what became of one. */
export const MessageEvent = z.object({
  ...Message.shape,
  type: z.literal('message'),
  channel: z.string(),
  channel_type: z.string().optional(),
  text: z.string().optional(),
  thread_ts: z.string().optional(),
  files: z.array(z.unknown()).optional(),
  message: Message.optional(),
  previous_message: Message.optional(),
})
export type MessageEvent = z.infer<typeof MessageEvent>

/** Somebody looks at one of the app's own tabs. */
export const HomeEvent = z.object({
  type: z.literal('app_home_opened'),
  user: z.string(),
  tab: z.string().optional(),
})

/** What the Events API wraps around an event. `event_id` stays the same when Slack tries again. */
export const EventBody = <E extends z.ZodType>(event: E) =>
  z.object({ event_id: z.string().min(1), team_id: z.string().min(1), event })

export const CommandBody = z.object({
  command: z.string().startsWith('/'),
  text: z.string().default(''),
  team_id: z.string().min(1),
  user_id: z.string().min(1),
  trigger_id: z.string().min(1).optional(),
})

const Interaction = {
  trigger_id: z.string().min(1).optional(),
  team: z.object({ id: z.string() }).nullish(),
  user: z.object({ id: z.string().min(1), team_id: z.string().optional() }),
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
  actions: z.tuple([z.object({ value: InsideText })], z.unknown()),
  container: z
    .object({
      message_ts: z.string().optional(),
      channel_id: z.string().optional(),
      is_ephemeral: z.boolean().optional(),
    })
    .optional(),
  view: z.object({ id: z.string(), type: z.string() }).nullish(),
})

const Chosen = z.object({ value: z.string() }).nullish()

const FieldState = z.object({ value: z.string().nullish(), selected_option: Chosen })

/** A form that was sent. */
export const SubmissionBody = z.object({
  ...Interaction,
  type: z.literal('view_submission'),
  view: z.object({
    id: z.string(),
    private_metadata: InsideText,
    blocks: z.array(z.object({ type: z.string(), block_id: z.string().optional() })).default([]),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), FieldState)) }).optional(),
  }),
})
export type SubmissionBody = z.infer<typeof SubmissionBody>
