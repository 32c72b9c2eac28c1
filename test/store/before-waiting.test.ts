import { expect, test } from 'vitest'
import type { OwnerSession } from '../../prisma/migrate.ts'
import { migrate } from '../../prisma/migrate.ts'
import { readMigrations } from '../../prisma/migrations-on-disk.ts'
import { onEachEngine } from '../support/databases.ts'
import { emptyDatabase } from '../support/empty-databases.ts'

const id = (number: number): string => `0197f0a0-0000-7000-8000-00000000000${number}`
const [school, jan, fresh, again, answered] = [1, 2, 3, 4, 5].map(id)

/** Two questions that were asked, one of them opened again since, and one that was answered. */
const before = `
  insert into school (id, name) values ('${school}', 'Voorbeeldcollege');
  insert into person (id, school_id, given_name, family_name) values ('${jan}', '${school}', 'Jan', 'Bakker');
  insert into advice_request (id, school_id, asker_id, topic, about, question, urgency, asked_at, changed_at, version)
  select q.id::uuid, '${school}', '${jan}', 'other', 'nobody', 'Hoe?', 'today', '2026-11-02T09:00Z', now(), q.version
  from (values ('${fresh}', 1), ('${again}', 4), ('${answered}', 3)) as q(id, version);
  insert into advice_turn (id, school_id, advice_id, author_id, kind, text, at)
  values ('${id(6)}', '${school}', '${answered}', '${jan}', 'answer', 'Zo.', '2026-11-03T09:00Z');
  insert into delivery (id, school_id, kind, occurrence, recipient_id, advice_id, decided_at) values
    ('${id(7)}', '${school}', 'advice.asked', '${fresh}', '${jan}', '${fresh}', '2026-11-02T09:00Z'),
    ('${id(8)}', '${school}', 'advice.reopened', '${again}:3', '${jan}', '${again}', '2026-11-04T09:00Z');`

/** On a server the owner of the tables is no superuser, so row-level security holds for the migration too. */
const asPlainOwner = `
  do $$ begin
    create role plain_owner;
  exception when duplicate_object then null;
  end $$;
  do $$ begin
    create role trajectbot nologin;
  exception when duplicate_object then null;
  end $$;
  grant trajectbot to plain_owner with admin true;
  do $$ begin execute format('grant all on database %I to plain_owner', current_database()); end $$;
  alter schema public owner to plain_owner;
  set role plain_owner;`

onEachEngine('what was asked and told before questions could wait', (engine) => {
  const migrated = async (): Promise<OwnerSession> => {
    const session = await emptyDatabase(engine)
    if (engine === 'server') await session.run(asPlainOwner)
    const migrations = await readMigrations()
    const waiting = migrations.findIndex(({ name }) => name.endsWith('_waiting'))
    await migrate(session, migrations.slice(0, waiting))
    await session.run(`select set_config('app.school', '${school}', false); ${before}`)
    await session.run(`select set_config('app.school', '', false)`)
    await migrate(session, migrations)
    await session.run(`select set_config('app.school', '${school}', false)`)
    return session
  }

  test('waits since then, as one that was knocked about already, behind the wall of its school', async () => {
    const session = await migrated()
    expect(
      await session.query(
        `select id::text, opened_at = timestamptz '2026-11-02T09:00Z' as asked, opened_version::int as version,
           answered_at = timestamptz '2026-11-03T09:00Z' as answered from advice_request order by id`,
      ),
    ).toEqual([
      { id: fresh, asked: true, version: 1, answered: null },
      { id: again, asked: false, version: 3, answered: null },
      { id: answered, asked: true, version: 1, answered: true },
    ])
    expect(await session.query('select occurrence from delivery order by id')).toEqual([
      { occurrence: `${fresh}:1` },
      { occurrence: `${again}:3` },
    ])
    expect(
      await session.query(`select relname::text as name from pg_class
        where relname in ('person', 'advice_request', 'advice_turn', 'delivery') and not relforcerowsecurity`),
    ).toEqual([])
  })
})
