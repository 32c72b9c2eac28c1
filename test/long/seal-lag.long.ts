import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openDatabase } from '../../prisma/database.ts'
import { asOwner } from '../support/as-owner.ts'
import { freshPlace, onEachEngine } from '../support/databases.ts'
import { masterKey } from '../support/register-of-school.ts'
import { dismiss, start } from './fleet/bot.ts'
import { openChance } from './fleet/chance.ts'
import { openLoad } from './fleet/load.ts'
import { join, openYard } from './fleet/yard.ts'
import { report } from './report.ts'

const Count = z.coerce.number()
/** In seconds: from a row to its seal, and from a request to its row, as far as that is more than the shortest. */
const Lag = z.tuple([z.object({ rows: Count, seals: Count, lag: Count, line: Count })])

/** Has the database note when a row and when its seal were written, by its own clock. */
const noteTimes = `
  create table written (number bigint, at timestamptz default clock_timestamp());
  create table sealed (number bigint, at timestamptz default clock_timestamp());
  grant select, insert on written, sealed to trajectbot;
  create function note_written() returns trigger language plpgsql as
    $$ begin insert into written (number) values (new.number); return new; end $$;
  create function note_sealed() returns trigger language plpgsql as
    $$ begin insert into sealed select unnest(new.rows); return new; end $$;
  create trigger note_written after insert on register for each row execute function note_written();
  create trigger note_sealed after insert on register_seal for each row execute function note_sealed()`

describe('while people ask and answer', () => {
  onEachEngine('every row of the register is sealed', (engine) => {
    it('at most ten seconds after it was written', async () => {
      const place = await freshPlace(engine)
      const yard = await openYard(place)
      const database = await openDatabase(place)
      await asOwner(database, noteTimes)
      await database.close()
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
        await yard.rows(`select count(*) as rows, (select count(*) from register_seal) as seals,
            round(max(extract(epoch from sealed.at - written.at)), 1) as lag,
            -- The bot goes by a clock of its own, which runs as fast: the shortest difference is that between clocks.
            round(max(extract(epoch from written.at - r.at)) - min(extract(epoch from written.at - r.at)), 1) as line
          from register r join written using (number) join sealed using (number)`),
      )
      expect(waiting).toEqual([])
      report(`sealing (${engine}), seconds from row to seal (lag) and from request to row (line)`, figures)
      expect(figures.rows).toBeGreaterThan(300)
      expect(figures.lag).toBeLessThanOrEqual(10)
    })
  })
})
