import { z } from 'zod'

/** A name that Teams gave, and wants to hear back. */
const Id = z
  .string()
  .max(500)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u)

/** Somebody or something in a conversation, as Teams names it. */
const Party = z.object({
  id: Id,
  name: z.string().max(500).nullish(),
  aadObjectId: Id.optional().catch(undefined),
})

/** The words of a message on which an action was used, as Teams keeps them. Who wrote it is not read. */
const Quoted = z.object({
  subject: z.string().nullish().catch(undefined),
  body: z
    .object({ contentType: z.string().optional().catch(undefined), content: z.string().catch('') })
    .optional()
    .catch(undefined),
})
export type Quoted = z.infer<typeof Quoted>

/** What comes with an action of ours from the menu of a message, the compose box or the search bar. */
export const ExtensionAction = z.object({
  commandId: z.string().catch(''),
  messagePayload: Quoted.optional().catch(undefined),
})

const Attachment = z.object({ contentType: z.string().catch('') })

const Mention = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id: z.string() }),
  text: z.string().min(1),
})

const parties = z
  .array(z.object({ id: z.string() }))
  .optional()
  .catch(undefined)

/** What Teams sends, as far as we read it. What every kind must have is required; the rest is taken when it makes sense. */
export const Activity = z.object({
  type: z.string().min(1),
  id: Id.optional(),
  name: Id.optional().catch(undefined),
  action: z.string().optional().catch(undefined),
  channelId: z.string(),
  serviceUrl: z.string().min(1),
  locale: z
    .string()
    .max(100)
    .nullish()
    .transform((tag) => tag ?? undefined),
  timestamp: Id.optional().catch(undefined),
  from: Party,
  recipient: Party,
  conversation: z.object({
    id: Id,
    conversationType: z.string().optional(),
    tenantId: z.string().optional(),
  }),
  channelData: z
    .object({
      tenant: z.object({ id: z.string() }).optional(),
      eventType: z.string().optional().catch(undefined),
    })
    .optional(),
  text: z.string().optional().catch(undefined),
  value: z.unknown().optional(),
  replyToId: z.string().optional().catch(undefined),
  attachments: z.array(Attachment).optional().catch(undefined),
  entities: z
    .array(z.unknown())
    .optional()
    .catch(undefined)
    .transform((all) => (all ?? []).flatMap((one) => Mention.safeParse(one).data ?? [])),
  membersAdded: parties,
  membersRemoved: parties,
})
export type Activity = z.infer<typeof Activity>

/** What travels with a button of ours. */
export const Pressed = z.object({
  command: z.string().min(1).max(100),
  args: z.record(z.string(), z.unknown()).default({}),
})
