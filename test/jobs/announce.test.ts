import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { announceByTheClock } from '../../src/jobs/announce.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-25T08:00:30Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

it('what is due by the clock is announced although a busy moment made it seconds late, once', async () => {
  const announced: string[] = []
  const logged: string[] = []
  const announcing = announceByTheClock(
    { announce: async (_, occasion) => void announced.push(occasion) },
    'Europe/Amsterdam',
    (event) => void logged.push(event),
  )
  await vi.advanceTimersByTimeAsync(29_000)
  // The machine does something else for twenty seconds.
  vi.setSystemTime(new Date('2026-11-25T08:01:20Z'))
  await vi.advanceTimersByTimeAsync(30_000)
  expect(announced).toEqual(['find-due@2026-11-25T08:01'])
  await vi.advanceTimersByTimeAsync(30_000)
  expect(announced).toEqual(['find-due@2026-11-25T08:01', 'find-due@2026-11-25T08:02'])
  expect(logged).toEqual([])
  await announcing.stop()
})
