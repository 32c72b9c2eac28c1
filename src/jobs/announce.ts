import { schedule } from 'node-cron'
import type { Queue } from './queue.ts'

/** When something is announced, on the school's wall clock. */
export const announcements = [{ queue: 'nightly-clean-up', at: '30 3 * * *' }] as const

/** What is announced by the clock. */
export type Announced = (typeof announcements)[number]['queue']

/** Announces what is due by the clock. Every replica may announce; the occasion makes it one job. */
export const announceByTheClock = (queue: Queue, zone: string): { stop(): void } => {
  const tasks = announcements.map(({ queue: name, at }) =>
    schedule(at, ({ date }) => queue.announce(name, `${name}@${date.toISOString().slice(0, 16)}`), {
      timezone: zone,
      noOverlap: true,
    }),
  )
  return {
    stop: () => {
      for (const task of tasks) void task.stop()
    },
  }
}
