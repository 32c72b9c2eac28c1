import { z } from 'zod'
import type { Gesture } from '../../core/app/door.ts'
import { fieldOf } from './render/field.ts'

/** What travels with everything that somebody does: the name of this one deed, so that it is done once. */
const Deed = z.object({ event: z.uuid() })

const Line = Deed.extend({ text: z.string(), from: z.string().optional() })
const Pressed = Deed.extend({
  command: z.string(),
  args: z.string().transform((text, context): Record<string, unknown> => {
    try {
      const args = z.record(z.string(), z.unknown()).safeParse(JSON.parse(text))
      if (args.success) return args.data
    } catch {}
    context.addIssue({ code: 'custom', message: 'no args' })
    return z.NEVER
  }),
  from: z.string(),
})
const Bare = Deed.extend({ from: z.string().optional() })

/** What somebody did, and where on the page: in a message, by its id, or in the window. */
export type Seen = { readonly event: string; readonly from: string; readonly gesture: Gesture }

/** Everything that can be done at a seat. */
export const deeds = ['line', 'press', 'file', 'edit', 'delete'] as const
export type Doing = (typeof deeds)[number]

/** Forms bring a new line as two signs. */
const asTyped = (text: string): string => text.replaceAll('\r\n', '\n')

const answersIn = (body: Readonly<Record<string, string>>): Record<string, string> => {
  const answers: Record<string, string> = {}
  for (const [name, text] of Object.entries(body)) {
    const field = fieldOf(name)
    if (field !== undefined && text !== '') answers[field] = asTyped(text)
  }
  return answers
}

/** Reads what a page sent; nothing when it is not what a page of ours sends. What travelled unseen wins over what was filled in. */
export const readGesture = (doing: Doing, body: Readonly<Record<string, string>>): Seen | undefined => {
  switch (doing) {
    case 'line':
    case 'edit': {
      const { data } = Line.safeParse(body)
      if (!data) return undefined
      const gesture: Gesture = doing === 'line' ? { is: 'line', text: asTyped(data.text) } : { is: 'edited' }
      return { event: data.event, from: data.from ?? '', gesture }
    }
    case 'press': {
      const { data } = Pressed.safeParse(body)
      if (!data) return undefined
      const args = { ...answersIn(body), ...data.args }
      return { event: data.event, from: data.from, gesture: { is: 'command', command: data.command, args } }
    }
    case 'file':
    case 'delete': {
      const { data } = Bare.safeParse(body)
      if (!data) return undefined
      return {
        event: data.event,
        from: data.from ?? '',
        gesture: { is: doing === 'file' ? 'file' : 'deleted' },
      }
    }
  }
}
