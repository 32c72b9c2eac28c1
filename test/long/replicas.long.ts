import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openQueue } from '../../src/jobs/queue.ts'
import { eventually } from '../support/chat.ts'
import { engines, freshDatabase, freshPlace } from '../support/databases.ts'
import { type Bot, dismiss, kill, start } from './fleet/bot.ts'
import { openChance } from './fleet/chance.ts'
import { openLoad } from './fleet/load.ts'
import { reckon, stillToDeliver } from './fleet/reckoning.ts'
import { openWeather } from './fleet/weather.ts'
import { join, openYard } from './fleet/yard.ts'
import { report } from './report.ts'

/** A dead worker's silence is noticed after ten seconds and looked for every two; a busy machine gets as much again. */
const takenOverWithin = 40_000

describe.runIf(engines.includes('server'))('two replicas on one PostgreSQL', () => {
  it('have one effect of each event and knock once, and one carries on when the other is killed', async () => {
    const chance = openChance()
    const yard = await openYard(await freshPlace('server'))
    const [one, other] = await Promise.all([start(yard), start(yard)])
    await join(yard, one)
    let alive: readonly [Bot, ...Bot[]] = [one, other]
    const load = openLoad(yard, chance, 40, () => (chance.draw() < 0.5 ? alive : [chance.among(alive)]))
    const weather = openWeather(yard, chance, 8)
    await wait(8000)
    await weather.clear()

    // What is slow to arrive is under way when its sender dies.
    yard.slack.next(
      'chat.postMessage',
      ...Array.from({ length: 20 }, () => ({ is: 'late', after: 2000 }) as const),
    )
    await wait(1000)
    alive = [other]
    await kill(one.child)
    const killedAt = performance.now()
    await wait(3000)
    const done = await load.close()
    while ((await stillToDeliver(yard)) > 0) {
      expect(performance.now() - killedAt).toBeLessThan(takenOverWithin)
      await wait(300)
    }
    const seconds = Math.round((performance.now() - killedAt) / 1000)
    expect((await dismiss(other.child)).code).toBe(0)
    const figures = await reckon(yard, done)
    report(`two replicas (seed ${chance.seed})`, { ...figures, 'seconds to take over': seconds })
  })

  it('announce one occasion once, however often both say so', async () => {
    const database = await freshDatabase('server')
    const queues = await Promise.all([1, 2].map(() => openQueue(database.queue, () => undefined)))
    onTestFinished(async () => {
      await Promise.all(queues.map((queue) => queue.stop()))
    })
    let cleaned = 0
    for (const queue of queues) {
      await queue.work({
        'deliver-knock': async () => undefined,
        'refresh-card': async () => undefined,
        'nightly-clean-up': async () => {
          cleaned += 1
        },
        'find-due': async () => undefined,
      })
    }
    const occasion = 'nightly-clean-up@2026-11-24T02:30'
    await Promise.all(
      [...queues, ...queues, ...queues].map((queue) => queue.announce('nightly-clean-up', occasion)),
    )
    await eventually('the clean-up', () => cleaned > 0)
    await wait(3000)
    expect(cleaned).toBe(1)
  })
})
