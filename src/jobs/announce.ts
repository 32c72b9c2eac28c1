import { schedule } from 'node-cron'
import type { Log } from '../core/app/log.ts'
import type { Queue } from './queue.ts'

/** When something is announced, on the school's wall clock. */
export const announcements = [
  { queue: 'nightly-clean-up', at: '30 3 * * *' },
  { queue: 'follow-rosters', at: '5 0 * * *' },
  { queue: 'find-due', at: '* * * * *' },
] as const

/** A busy moment makes a tick late. node-cron lets go of what is a second late, and a night's work is not to be missed for that. */
const lateness = 59_000

/** What goes wrong here stands in our own log. */
const silence = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} }

/** Announces what is due by the clock. Every replica may announce; the occasion makes it one job. */
export const announceByTheClock = (
  queue: Pick<Queue, 'announce'>,
  zone: string,
  log: Log,
): { stop(): Promise<void> } => {
  const busy = new Set<Promise<void>>()
  const tasks = announcements.map(({ queue: name, at }) =>
    schedule(
      at,
      ({ date }) => {
        const announcing = queue
          .announce(name, `${name}@${date.toISOString().slice(0, 16)}`)
          .catch((error: unknown) => {
            log('announcement-failed', {
              queue: name,
              error: error instanceof Error ? error.name : 'unknown',
            })
          })
          .finally(() => busy.delete(announcing))
        busy.add(announcing)
        return announcing
      },
      {
        timezone: zone,
        noOverlap: true,
        missedExecutionTolerance: lateness,
        suppressMissedWarning: true,
        logger: silence,
      },
    ),
  )
  return {
    stop: async () => {
      for (const task of tasks) await task.stop()
      await Promise.all(busy)
    },
  }
}
