import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { occasionsBetween, openPracticeClock } from '../../src/jobs/practice-clock.ts'

const zone = 'Europe/Amsterdam'
const at = (wall: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant()
const wall = (instant: Temporal.Instant): string =>
  instant.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' })

const announcements = [
  { queue: 'look', at: '*/30 * * * *' },
  { queue: 'clean', at: '30 3 * * *' },
] as const

describe('the moments at which something is announced', () => {
  it('are those after the first and up to the last, in order, each with all that happens then', () => {
    const found = occasionsBetween(announcements, at('2026-11-24T03:00'), at('2026-11-24T04:00'), zone)
    expect(found.map(({ queue, at: moment }) => [queue, wall(moment)])).toEqual([
      ['look', '2026-11-24T03:30'],
      ['clean', '2026-11-24T03:30'],
      ['look', '2026-11-24T04:00'],
    ])
  })

  it('come once each on the night in which an hour is lost and on the night in which one is won', () => {
    const hours = (day: string, next: string): number =>
      occasionsBetween([{ queue: 'look', at: '0 * * * *' }], at(`${day}T00:00`), at(`${next}T00:00`), zone)
        .length
    expect(hours('2027-03-28', '2027-03-29')).toBe(23)
    expect(hours('2027-10-31', '2027-11-01')).toBe(25)
  })
})

/** A clock on a Tuesday morning, with a list of what happened when. */
const opened = (lookAhead: (queue: string) => (moment: Temporal.Instant) => boolean = () => () => true) => {
  let real = at('2026-11-24T10:10')
  const happened: string[] = []
  const clock = openPracticeClock(() => real, undefined, {
    announcements,
    zone,
    happen: async ({ queue }) => {
      happened.push(`${queue} ${wall(clock.now())}`)
    },
    lookAhead: async (queue) => lookAhead(queue),
  })
  return { clock, happened, passes: (minutes: number) => (real = real.add({ minutes })) }
}

describe('the practice clock', () => {
  it('runs along with the real one, also after it was moved', async () => {
    const { clock, passes } = opened()
    passes(5)
    expect(wall(clock.now())).toBe('2026-11-24T10:15')
    await clock.moveTo(at('2026-11-24T12:00'))
    passes(5)
    expect(wall(clock.now())).toBe('2026-11-24T12:05')
  })

  it('lets all that is announced on the way happen, in order, each at its own moment', async () => {
    const { clock, happened } = opened()
    await clock.moveTo(at('2026-11-24T11:40'))
    expect(happened).toEqual(['look 2026-11-24T10:30', 'look 2026-11-24T11:00', 'look 2026-11-24T11:30'])
    expect(wall(clock.now())).toBe('2026-11-24T11:40')
  })

  it('passes over what would find nothing, and asks anew after each thing that happened', async () => {
    let asked = 0
    const { clock, happened } = opened((queue) => {
      if (queue === 'clean') return () => false
      asked += 1
      const from = at(asked === 1 ? '2026-11-24T15:00' : '2026-11-25T08:20')
      return (moment) => asked < 3 && Temporal.Instant.compare(moment, from) >= 0
    })
    await clock.moveTo(at('2026-11-25T09:00'))
    expect(happened).toEqual(['look 2026-11-24T15:00', 'look 2026-11-25T08:30'])
  })

  it('does not go back: not to a moment before, and not behind what the school remembers', async () => {
    const { clock, happened } = opened()
    await clock.moveTo(at('2026-11-24T09:00'))
    expect(wall(clock.now())).toBe('2026-11-24T10:10')
    expect(happened).toEqual([])
    const again = openPracticeClock(() => at('2026-11-24T10:10'), at('2026-11-27T15:00'), {
      announcements,
      zone,
      happen: async () => undefined,
      lookAhead: async () => () => true,
    })
    expect(wall(again.now())).toBe('2026-11-27T15:00')
  })

  it('makes two moves one after the other', async () => {
    const { clock, happened } = opened()
    const moves = [clock.moveTo(at('2026-11-24T10:45')), clock.moveTo(at('2026-11-24T11:15'))]
    await Promise.all(moves)
    expect(happened).toEqual(['look 2026-11-24T10:30', 'look 2026-11-24T11:00'])
  })
})
