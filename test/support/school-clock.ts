import { Temporal } from 'temporal-polyfill'
import type { Clock } from '../../src/core/kernel/clock.ts'

/** Where the schools of the tests are. */
export const zone = 'Europe/Amsterdam'

/** A moment on the wall clock of the school. */
export const moment = (wall: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant()

/** A Tuesday on which everybody is at work. */
export const anOfficeDay = '2026-11-24T10:00'

/** What a process is started with so that its clock shows such a moment; the same lead for all of one test file. */
export const atSchool = {
  flags: ['--import', './test/support/at-school.ts'],
  env: {
    SCHOOL_CLOCK_AHEAD: String(
      moment(anOfficeDay).epochMilliseconds - Temporal.Now.instant().epochMilliseconds,
    ),
  },
} as const

/** A clock that a test sets. It runs on from there, so that what comes later is later. */
export type SchoolClock = {
  readonly now: Clock
  readonly set: (wall: string) => void
  readonly forward: (duration: Temporal.DurationLike) => void
}

/** The clock of a school, at a moment in office hours: on any day, at any hour, tests run the same. */
export const openClock = (): SchoolClock => {
  const aheadOf = (at: Temporal.Instant): Temporal.Duration => at.since(Temporal.Now.instant())
  let ahead = aheadOf(moment(anOfficeDay))
  const now = (): Temporal.Instant => Temporal.Now.instant().add(ahead)
  return {
    now,
    set: (wall) => {
      ahead = aheadOf(moment(wall))
    },
    forward: (duration) => {
      ahead = aheadOf(now().toZonedDateTimeISO(zone).add(duration).toInstant())
    },
  }
}
