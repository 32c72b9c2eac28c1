import { createTask } from 'node-cron'
import type { Temporal } from 'temporal-polyfill'
import type { Clock } from '../core/kernel/clock.ts'

/** Something that happens by the clock: what it is called, and when, as a cron expression. */
export type Announcement<Name extends string = string> = { readonly queue: Name; readonly at: string }

/** One moment at which something is announced. */
export type Occasion<Name extends string> = { readonly queue: Name; readonly at: Temporal.Instant }

/** A clock that can be moved forward by hand. */
export type PracticeClock = {
  readonly now: Clock
  /** Moves it, after everything that is announced in between has happened at its own moment, in order. */
  moveTo(to: Temporal.Instant): Promise<void>
}

/** What happens by the clock, and how it is made to happen at a moment. */
export type Happening<Name extends string> = {
  readonly announcements: readonly Announcement<Name>[]
  readonly zone: string
  /** Does what an occasion announces, and comes back when all that follows from it is done. */
  happen(occasion: Occasion<Name>): Promise<void>
  /**
   * Whether an announcement would find something to do at a moment, as things stand now. What would find nothing is
   * passed over, or a week of minutes would take minutes.
   */
  lookAhead(queue: Name): Promise<(at: Temporal.Instant) => boolean>
}

const minute = 60_000

/** Every moment after `from` and up to `to` at which one of these is announced, the earliest first. */
export const occasionsBetween = <Name extends string>(
  announcements: readonly Announcement<Name>[],
  from: Temporal.Instant,
  to: Temporal.Instant,
  zone: string,
): readonly Occasion<Name>[] => {
  const matchers = announcements.map(({ queue, at }) => ({
    queue,
    task: createTask(at, () => undefined, { timezone: zone }),
  }))
  const found: Occasion<Name>[] = []
  const first = from.round({ smallestUnit: 'minute', roundingMode: 'ceil' })
  const start = first.epochMilliseconds === from.epochMilliseconds ? first.add({ minutes: 1 }) : first
  for (let at = start; at.epochMilliseconds <= to.epochMilliseconds; at = at.add({ milliseconds: minute })) {
    const date = new Date(at.epochMilliseconds)
    for (const { queue, task } of matchers) if (task.match(date)) found.push({ queue, at })
  }
  for (const { task } of matchers) void task.destroy()
  return found
}

/** The real clock, ahead by as much as somebody moved it. It never shows less than it has shown before. */
export const openPracticeClock = <Name extends string>(
  real: Clock,
  since: Temporal.Instant | undefined,
  happening: Happening<Name>,
): PracticeClock => {
  let ahead = 0
  const now: Clock = () => real().add({ milliseconds: ahead })
  const showAtLeast = (at: Temporal.Instant): void => {
    ahead = Math.max(ahead, at.epochMilliseconds - real().epochMilliseconds)
  }
  if (since) showAtLeast(since)
  let moving: Promise<void> = Promise.resolve()
  const nextAmong = async (left: readonly Occasion<Name>[]): Promise<number> => {
    const looks = new Map<Name, (at: Temporal.Instant) => boolean>()
    for (const { queue } of happening.announcements) looks.set(queue, await happening.lookAhead(queue))
    return left.findIndex(({ queue, at }) => looks.get(queue)?.(at) ?? true)
  }
  const move = async (to: Temporal.Instant): Promise<void> => {
    let left = occasionsBetween(happening.announcements, now(), to, happening.zone)
    for (let next = await nextAmong(left); next !== -1; next = await nextAmong(left)) {
      const occasion = left[next]
      if (!occasion) break
      showAtLeast(occasion.at)
      await happening.happen(occasion)
      left = left.slice(next + 1)
    }
    showAtLeast(to)
  }
  return {
    now,
    moveTo: (to) => {
      const moved = moving.then(() => move(to))
      moving = moved.catch(() => undefined)
      return moved
    },
  }
}
