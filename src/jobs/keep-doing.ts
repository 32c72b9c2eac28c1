import type { Log } from '../core/app/log.ts'

/** Something that is done again and again. */
export type Doing = {
  /** Waits for what is being done now, and does it no more. */
  readonly stop: () => Promise<void>
}

/**
 * Does something small in this process again and again, with a pause after each time: what every replica may do, and
 * what costs nothing when there is nothing to do. Through the queue it would be a job a second, and come late when
 * the queue is. Trouble is logged when it begins and not each time.
 */
export const keepDoing = (
  work: () => Promise<void>,
  { pause, event, log }: { readonly pause: number; readonly event: string; readonly log: Log },
): Doing => {
  let stopped = false
  let failing = false
  let turn: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  const once = async (): Promise<void> => {
    try {
      await work()
      failing = false
    } catch (error) {
      if (!failing) log(event, { error: error instanceof Error ? error.name : 'unknown' })
      failing = true
    }
  }
  const next = (): void => {
    if (stopped) return
    timer = setTimeout(() => {
      turn = once().finally(next)
    }, pause)
  }
  next()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await turn
    },
  }
}
