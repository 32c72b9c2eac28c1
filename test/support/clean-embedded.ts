import type { PGlite } from '@electric-sql/pglite'

// The migrations leave every table empty (one that fills a table has to be named here), so emptying is enough;
// what requests made beside the tables goes too.
const cleaning = `
  do $$
  declare
    tables text;
    sequence_ regclass;
  begin
    select string_agg(format('%I', tablename), ', ') into tables
    from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations';
    execute 'truncate ' || tables || ' restart identity cascade';
    for sequence_ in select c.oid from pg_class c
      where c.relkind = 'S' and c.relnamespace = 'public'::regnamespace
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('a', 'i'))
    loop
      execute format('drop sequence %s', sequence_);
    end loop;
    drop schema pgboss cascade;
    create schema pgboss authorization trajectbot;
  end
  $$;
  unlisten *;
  deallocate all;
`

/** Brings a used embedded database back to how the migrations left it. */
export const clean = async (pglite: PGlite): Promise<void> => {
  await pglite.exec('set session authorization postgres')
  await pglite.exec(cleaning)
}
