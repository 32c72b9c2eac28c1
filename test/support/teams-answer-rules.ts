import { z } from 'zod'
import { brokenRules } from './teams-card-rules.ts'

const card = z.object({
  contentType: z.literal('application/vnd.microsoft.card.adaptive'),
  content: z.unknown().superRefine((content, context) => {
    for (const rule of brokenRules(content)) context.addIssue({ code: 'custom', message: rule })
  }),
})

/** What may be answered when Teams asks for a window, or brings what was done in one. */
export const DialogAnswer = z.strictObject({
  task: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('message'), value: z.string().min(1) }),
    z.strictObject({
      type: z.literal('continue'),
      value: z.strictObject({
        title: z.string().min(1).max(100),
        width: z.enum(['small', 'medium', 'large']),
        height: z.enum(['small', 'medium', 'large']),
        card,
      }),
    }),
  ]),
})

/** What may be answered to a button that changes its own card. */
export const ActionAnswer = z.discriminatedUnion('type', [
  z.strictObject({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.card.adaptive'),
    value: card.shape.content,
  }),
  z.strictObject({
    statusCode: z.literal(200),
    type: z.literal('application/vnd.microsoft.activity.message'),
    value: z.string().min(1),
  }),
])
