import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Database } from '../../prisma/database.ts'
import { asOwner } from '../support/as-owner.ts'
import { engines, freshDatabase } from '../support/databases.ts'

/** What has no such wall: `workspace` is read before the school is known (see workspaces.test.ts); the other is Prisma's history. */
const exempt = ['workspace', '_prisma_migrations']

const Names = z.array(z.object({ name: z.string() }))
const namesOf = async (database: Database, sql: string): Promise<readonly string[]> =>
  Names.parse(await asOwner(database, sql)).map(({ name }) => name)

// A second policy would widen the first, so there is exactly one, for everything and for everybody.
const behindWall = `c.relrowsecurity and c.relforcerowsecurity and (
  select count(*) = 1 and bool_and(
    p.permissive = 'PERMISSIVE' and p.cmd = 'ALL' and p.roles = '{public}' and p.qual = p.with_check
    and p.qual = format('(%s = ( SELECT current_school() AS current_school))',
      case c.relname when 'school' then 'id' else 'school_id' end)
  ) from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname
)`

/** Whatever holds rows and has no wall around it; policies cannot guard a materialized view or a foreign table. */
const openToAll = (database: Database): Promise<readonly string[]> =>
  namesOf(
    database,
    `select c.relname::text as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm', 'f')
       and c.relname not in (${exempt.map((name) => `'${name}'`).join(', ')}) and not coalesce(${behindWall}, false)
     order by 1`,
  )

const school = '(select current_school())'
const table = (name: string) => `create table ${name} (id uuid primary key, school_id uuid not null)`
const guarded = (name: string, ...butThen: readonly string[]): readonly string[] => [
  table(name),
  `alter table ${name} enable row level security`,
  `alter table ${name} force row level security`,
  `create policy own_school on ${name} using (school_id = ${school}) with check (school_id = ${school})`,
  ...butThen,
]

/** What somebody might add and overlook, each under a name that tells what is wrong with it. */
const holes: Readonly<Record<string, readonly string[]>> = {
  has_no_wall: [table('has_no_wall')],
  has_partitions: ['create table has_partitions (id uuid, school_id uuid) partition by list (school_id)'],
  is_a_copy: ['create materialized view is_a_copy as select * from student'],
  is_not_in_force: guarded('is_not_in_force', 'alter table is_not_in_force disable row level security'),
  lets_its_owner_pass: guarded(
    'lets_its_owner_pass',
    'alter table lets_its_owner_pass no force row level security',
  ),
  has_no_policy: guarded('has_no_policy', 'drop policy own_school on has_no_policy'),
  has_a_second_policy: guarded(
    'has_a_second_policy',
    'create policy everybody on has_a_second_policy using (true)',
  ),
  checks_reading_only: guarded(
    'checks_reading_only',
    'alter policy own_school on checks_reading_only with check (true)',
  ),
  compares_something_else: guarded(
    'compares_something_else',
    `alter policy own_school on compares_something_else using (id = ${school})`,
  ),
}

describe.each(engines)('the wall between schools on the %s database', (engine) => {
  test('stands around every table', async () => {
    expect(await openToAll(await freshDatabase(engine))).toEqual([])
  })

  test('is missed on a table that is added without it, or with a hole in it', async () => {
    const database = await freshDatabase(engine)
    await asOwner(database, guarded('is_as_it_should_be').join(';'))
    expect(await openToAll(database)).toEqual([])
    await asOwner(database, Object.values(holes).flat().join(';'))
    expect(await openToAll(database)).toEqual(Object.keys(holes).sort())
  })

  test('is not passed by a view or by a function that runs as its owner', async () => {
    const database = await freshDatabase(engine)
    const views = `select relname::text as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'v'
        and not coalesce(reloptions @> '{security_invoker=true}', false)`
    expect(await namesOf(database, views)).toEqual([])

    const functions = `select proname::text as name from pg_proc
      where pronamespace = 'public'::regnamespace and prosecdef`
    expect((await namesOf(database, functions)).toSorted()).toEqual([
      'cut_register',
      'forget_in_register',
      'number_register_of_school',
    ])
    const path = `select from unnest(proconfig) setting where setting like 'search_path=%'`
    expect(await namesOf(database, `${functions} and not exists (${path})`)).toEqual([])
  })

  test('is not the property of the role for requests, nor can that role walk around it', async () => {
    const database = await freshDatabase(engine)
    expect(
      await asOwner(
        database,
        `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin from pg_roles where rolname = 'trajectbot'`,
      ),
    ).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolcanlogin: false },
    ])
    const owned = `select relname::text as name from pg_class
      where relnamespace = 'public'::regnamespace and pg_get_userbyid(relowner) = 'trajectbot'`
    expect(await namesOf(database, owned)).toEqual([])
    const beyondRows = `select relname::text as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and has_table_privilege('trajectbot', oid, 'truncate, references, trigger')`
    expect(await namesOf(database, beyondRows)).toEqual([])
  })
})
