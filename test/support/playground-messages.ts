import type { Page } from 'playwright-core'
import { z } from 'zod'
import { buttonsIn, type CardAction } from './teams-card-rules.ts'

const Frame = z.object({
  message: z.looseObject({
    messageId: z.string(),
    attachments: z.array(z.object({ content: z.unknown() })).default([]),
  }),
})

/** Listens along with a page, from before it goes anywhere, to the messages it is told to show. */
export const listenForMessages = (page: Page) => {
  const frames: string[] = []
  const cards = new Map<string, readonly unknown[]>()
  page.on('websocket', (socket) => {
    if (!socket.url().includes('/conversations/')) return
    socket.on('framereceived', ({ payload }) => {
      const text = String(payload)
      frames.push(text)
      const frame = Frame.safeParse(JSON.parse(text))
      if (!frame.success) return
      const { messageId, attachments } = frame.data.message
      cards.set(
        messageId,
        attachments.map(({ content }) => content),
      )
    })
  })
  return {
    /** Everything that ever stood in the conversations, as it came. */
    said: (): string => frames.join('\n'),
    /** The last message with a button of this label, and the button as the bot described it. */
    button: (label: string): { readonly message: string; readonly action: CardAction } | undefined => {
      const all = [...cards].flatMap(([message, contents]) =>
        buttonsIn(contents).map((action) => ({ message, action })),
      )
      return all.findLast(({ action }) => action.title === label)
    },
  }
}
