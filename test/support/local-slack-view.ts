import type { Page } from 'playwright-core'
import { z } from 'zod'

const ViewFrame = z.object({
  t: z.literal('view'),
  stack: z.array(z.looseObject({ id: z.string(), blocks: z.array(z.unknown()) })),
})

const Button = z.looseObject({
  type: z.literal('button'),
  action_id: z.string(),
  value: z.string(),
  text: z.object({ text: z.string() }),
})

/** A window as the client was told to show it. */
export type ShownView = z.infer<typeof ViewFrame>['stack'][number]

const Elements = z.looseObject({ elements: z.array(z.unknown()) })

/** The button with this label, exactly as the bot described it. */
export const buttonIn = (view: ShownView | undefined, label: string): z.infer<typeof Button> | undefined =>
  view?.blocks
    .flatMap((block) => Elements.safeParse(block).data?.elements ?? [])
    .flatMap((element) => Button.safeParse(element).data ?? [])
    .find(({ text }) => text.text === label)

/** Listens along with a page, from before it goes anywhere, to which window it is told to show. */
export const listenForView = (page: Page): (() => ShownView | undefined) => {
  let shown: ShownView | undefined
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const frame = ViewFrame.safeParse(JSON.parse(String(payload)))
      if (frame.success) shown = frame.data.stack.at(-1)
    }),
  )
  return () => shown
}
