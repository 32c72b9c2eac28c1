import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { engines } from '../support/databases.ts'
import { startPostgres } from '../support/postgres-server.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { type Bot, dismiss, start } from './fleet/bot.ts'
import { openChance } from './fleet/chance.ts'
import { openLoad } from './fleet/load.ts'
import { reckon, stillToDeliver } from './fleet/reckoning.ts'
import { join, openYard } from './fleet/yard.ts'
import { report } from './report.ts'

const status = (bot: Bot, path: string): Promise<number> =>
  fetch(`${bot.url}${path}`, { signal: AbortSignal.timeout(15_000) }).then(
    (response) => response.status,
    () => 0,
  )

const until = async (what: string, holds: () => Promise<boolean>, most: number): Promise<number> => {
  const since = performance.now()
  while (!(await holds())) {
    if (performance.now() - since > most) throw new Error(`${what} did not happen`)
    await wait(200)
  }
  return Math.round((performance.now() - since) / 1000)
}

describe.runIf(engines.includes('server'))('a bot whose PostgreSQL goes away', () => {
  it('stays, says that it is not ready, loses nothing that it acknowledged, and works again by itself', async () => {
    const server = await startPostgres({ synchronous_commit: 'on' })
    if (!server) throw new Error('this run has no PostgreSQL of its own')
    onTestFinished(() => server.stop())
    const chance = openChance()
    const yard = await openYard({ databaseUrl: server.url, dataDir: await temporaryFolder() })
    const bot = await start(yard)
    await join(yard, bot)
    const load = openLoad(yard, chance, 60, () => [bot])
    let backAfter = 0
    for (const away of [4000, 500, 8000]) {
      await wait(2500)
      await server.halt()
      await until('not ready', async () => (await status(bot, '/readyz')) === 503, 15_000)
      expect(await status(bot, '/healthz')).toBe(200)
      await wait(away)
      expect(await status(bot, '/readyz')).toBe(503)
      await server.resume()
      const seconds = await until('ready', async () => (await status(bot, '/readyz')) === 200, 30_000)
      backAfter = Math.max(backAfter, seconds)
      expect(bot.child.process.exitCode).toBeNull()
    }
    await wait(2000)
    const done = await load.close()
    await until('the last delivery', async () => (await stillToDeliver(yard)) === 0, 60_000)
    expect((await dismiss(bot.child)).code).toBe(0)
    const figures = await reckon(yard, done)
    report(`PostgreSQL away three times (seed ${chance.seed})`, {
      ...figures,
      'seconds until ready': backAfter,
    })
  })
})
