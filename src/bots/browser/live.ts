import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Locale } from '../../core/text/locale.ts'
import type { Changes } from './changes.ts'

/** The changes on their way to the pages that are open. */
export type Live = {
  /** The last change, by a name that a page can come back with. */
  readonly since: () => string
  /** Sends a page what changed since it was drawn, and then every change as it comes. */
  readonly stream: (context: Context, page: Locale, seats: readonly string[]) => Response
  /** Lets all pages go. */
  readonly stop: () => void
}

/** How soon a page that lost the line tries again, in milliseconds. */
const retry = 1000

/** Opens the lines to the pages. `run` tells this run of the program from another, whose changes are not ours. */
export const openLive = (changes: Changes, run: string): Live => {
  let stopped = false
  const waiting = new Set<() => void>()
  const name = (number: number): string => `${run}.${number}`
  const numberOf = (since: string): number => {
    const [whose, number] = since.split('.')
    return whose === run && /^\d+$/.test(number ?? '') ? Number(number) : -1
  }
  return {
    since: () => name(changes.last()),
    stream: (context, page, seats) => {
      let at = numberOf(context.req.header('last-event-id') ?? context.req.query('since') ?? '')
      const response = streamSSE(context, async (stream) => {
        let wake = (): void => undefined
        const awake = (): void => wake()
        const unfollow = changes.follow(awake)
        waiting.add(awake)
        stream.onAbort(awake)
        await stream.writeSSE({ event: 'ready', data: '', retry })
        while (!stopped && !stream.aborted) {
          const news = changes.since(at)
          if (!news) {
            await stream.writeSSE({ event: 'outdated', data: '' })
            break
          }
          for (const { number, seat, place, how, draw } of news) {
            at = number
            if (seat !== undefined && !seats.includes(seat)) continue
            const data = JSON.stringify({ place, how, html: String(draw(page)) })
            await stream.writeSSE({ event: 'change', id: name(number), data })
          }
          await new Promise<void>((resolve) => {
            wake = resolve
            if (stopped || stream.aborted || changes.last() > at) resolve()
          })
        }
        unfollow()
        waiting.delete(awake)
      })
      // A line that was kept for another request would hold up the end of the program.
      response.headers.set('connection', 'close')
      return response
    },
    stop: () => {
      stopped = true
      for (const awake of waiting) awake()
    },
  }
}
