import { z } from 'zod'
import { HomeRules, MessageRules, ModalRules } from './slack-block-rules.ts'

const fromJson = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema)

const flag = z.enum(['true', 'false']).transform((value) => value === 'true')

const message = { text: MessageRules.text, blocks: fromJson(MessageRules.blocks) }

const metadata = fromJson(
  z.strictObject({
    event_type: z.string().regex(/^[a-z_]+$/),
    event_payload: z.record(z.string(), z.string()),
  }),
)

/** Every method that is spoken, with exactly the arguments it may have. Lists and objects travel as JSON in a form. */
export const methods = {
  'auth.test': z.strictObject({}),
  'apps.connections.open': z.strictObject({}),
  'chat.postMessage': z.strictObject({
    channel: z.string().regex(/^[UWDC]/),
    ...message,
    unfurl_links: flag.refine((on) => !on),
    unfurl_media: flag.refine((on) => !on),
    thread_ts: z.string().optional(),
    metadata: metadata.optional(),
  }),
  'chat.update': z.strictObject({
    channel: z.string().regex(/^[DC]/),
    ts: z.string(),
    ...message,
    metadata: metadata.optional(),
  }),
  'chat.postEphemeral': z.strictObject({
    channel: z.string().regex(/^[CDG]/),
    user: z.string().regex(/^[UW]/),
    ...message,
    thread_ts: z.string().optional(),
  }),
  'conversations.open': z.strictObject({ users: z.string() }),
  'users.info': z.strictObject({ user: z.string(), include_locale: flag.optional() }),
  'views.open': z.strictObject({ trigger_id: z.string().min(1), view: fromJson(ModalRules) }),
  'views.update': z.strictObject({ view_id: z.string().min(1), view: fromJson(ModalRules) }),
  'views.publish': z.strictObject({ user_id: z.string().min(1), view: fromJson(HomeRules) }),
} as const

export type Method = keyof typeof methods

export const isMethod = (name: string): name is Method => Object.hasOwn(methods, name)
