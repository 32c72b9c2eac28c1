import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { freshPlace, onEachEngine } from '../support/databases.ts'
import { masterKey } from '../support/register-of-school.ts'
import { dismiss, start } from './fleet/bot.ts'
import { openChance } from './fleet/chance.ts'
import { openLoad } from './fleet/load.ts'
import { join, openYard } from './fleet/yard.ts'
import { report } from './report.ts'

const Lag = z.tuple([z.object({ rows: z.coerce.number(), seals: z.coerce.number(), lag: z.coerce.number() })])

describe('while people ask and answer', () => {
  onEachEngine('every row of the register is sealed', (engine) => {
    it('at most ten seconds after it was written', async () => {
      const place = await freshPlace(engine)
      const yard = await openYard(place)
      const sealing = { ...yard, env: { ...yard.env, MASTER_KEY: masterKey } }
      const bots = engine === 'server' ? [await start(sealing), await start(sealing)] : [await start(sealing)]
      const [bot] = bots
      if (!bot) throw new Error('a bot was started')
      await join(yard, bot)
      const load = openLoad(yard, openChance(), engine === 'server' ? 20 : 4, () => bots as [typeof bot])
      await wait(60_000)
      await load.close()
      await wait(11_000)
      for (const { child } of bots) await dismiss(child)

      const waiting = await yard.rows('select 1 from register_unsealed')
      const [figures] = Lag.parse(
        await yard.rows(`select count(*) as rows, count(distinct s.number) as seals,
            round(max(extract(epoch from s.at - r.at)), 1) as lag
          from register_seal s join register r on r.school_id = s.school_id and r.number = any (s.rows)`),
      )
      expect(waiting).toEqual([])
      expect(figures.rows).toBeGreaterThan(300)
      expect(figures.lag).toBeLessThanOrEqual(10)
      report(`sealing (${engine})`, figures)
    })
  })
})
