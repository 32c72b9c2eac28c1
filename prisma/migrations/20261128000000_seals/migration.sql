-- AlterTable
ALTER TABLE "register" ADD COLUMN     "salt" UUID DEFAULT gen_random_uuid(),
ADD COLUMN     "subject_digest" BYTEA;

-- CreateTable
CREATE TABLE "register_unsealed" (
    "school_id" UUID NOT NULL,
    "number" BIGINT NOT NULL,

    CONSTRAINT "register_unsealed_pkey" PRIMARY KEY ("school_id","number")
);

-- CreateTable
CREATE TABLE "register_seal" (
    "school_id" UUID NOT NULL,
    "number" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "rows" BIGINT[],
    "digests" BYTEA NOT NULL,
    "cut_to" BIGINT,
    "cut_hash" BYTEA,
    "previous" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,
    "key_name" TEXT NOT NULL,

    CONSTRAINT "register_seal_pkey" PRIMARY KEY ("school_id","number")
);

-- CreateIndex
CREATE INDEX "register_school_id_at_idx" ON "register"("school_id", "at");

do $$
declare
  guarded text;
begin
  foreach guarded in array array['register_unsealed', 'register_seal'] loop
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format(
      'create policy own_school on %I using (school_id = (select current_school())) with check (school_id = (select current_school()))',
      guarded
    );
  end loop;
end
$$;
grant select, insert, delete on register_unsealed to trajectbot;
-- The chain of seals is append-only, as the register is.
grant select, insert on register_seal to trajectbot;

-- Whoever writes a row into the register, and whenever that commits, it waits for its seal.
create function mark_unsealed() returns trigger language plpgsql as $$
begin
  insert into register_unsealed (school_id, number) values (new.school_id, new.number);
  return new;
end
$$;
create trigger unsealed after insert on register for each row execute function mark_unsealed();

-- What was written before there were seals waits for one too. The owner of the tables has to see every school for
-- this, so the wall is lifted for its owner alone, and stands again before anybody else comes in.
alter table register no force row level security;
alter table register_unsealed no force row level security;
insert into register_unsealed (school_id, number) select school_id, number from register;
alter table register force row level security;
alter table register_unsealed force row level security;

-- The schools with rows that wait for a seal. Each school is looked at from within its own walls.
create function schools_to_seal() returns setof uuid language plpgsql as $$
declare
  school_ uuid;
begin
  for school_ in select distinct school_id from workspace loop
    perform set_config('app.school', school_::text, true);
    if exists (select from register_unsealed where school_id = school_) then
      return next school_;
    end if;
  end loop;
end
$$;

-- Takes out of the register whom its rows are about, and leaves the digest of that in its place, so that the seals
-- still hold. The expression is the one with which rows are sealed (prisma/stores/row-digest.ts).
create function forget_in_register(students_ uuid[]) returns setof bigint
language sql security definer set search_path = public, pg_temp as $$
  update register r set
    subject_digest = sha256(convert_to(r.salt::text || jsonb_strip_nulls(
      (to_jsonb(r) - '{school_id,number,at,actor_id,action,allowed,because,salt,subject_digest,trace}'::text[])
        || jsonb_build_object('trace', encode(r.trace, 'hex')))::text, 'UTF8')),
    salt = null, student_id = null, class_id = null, advice_id = null, trace = null
  where r.school_id = (select current_school()) and r.student_id = any (students_) and r.subject_digest is null
  returning r.number
$$;

-- Cuts off the oldest seals with the rows they cover, once a seal says so. Gives how many rows went.
create function cut_register(to_ bigint) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  school_ uuid := current_school();
  gone bigint;
begin
  if not exists (select from register_seal where school_id = school_ and kind = 'cut' and cut_to = to_) then
    raise exception 'the register is cut only where a seal says so';
  end if;
  delete from register r using register_seal s
  where s.school_id = school_ and s.number <= to_ and s.kind = 'rows'
    and r.school_id = school_ and r.number = any (s.rows);
  get diagnostics gone = row_count;
  delete from register_seal where school_id = school_ and number <= to_;
  return gone;
end
$$;
revoke execute on function forget_in_register(uuid[]), cut_register(bigint) from public;
grant execute on function forget_in_register(uuid[]), cut_register(bigint) to trajectbot;

-- How people stand to pupils, classes and requests, as before; the privacy officer belongs to the school as a whole too.
create or replace view relation with (security_invoker = true) as
  select school_id, id as person_id, null::uuid as subject_id, 'colleague'::text as relation,
    null::timestamptz as since, null::timestamptz as until
  from person
  union all
  select school_id, person_id, null, role, null, null
  from person_role where role in ('support-worker', 'coordinator', 'team-leader', 'admin', 'privacy-officer')
  union all
  select school_id, person_id, class_id, case task when 'mentor' then 'mentor' else 'teaches' end, null, null
  from assignment where ended_at is null
  union all
  select a.school_id, a.person_id, e.student_id, case a.task when 'mentor' then 'mentor' else 'teaches' end, null, null
  from assignment a join enrolment e on e.school_id = a.school_id and e.class_id = a.class_id
  where a.ended_at is null and e.ended_at is null
  union all
  select school_id, asker_id, id, 'asker', null, null
  from advice_request
  union all
  select w.school_id, w.person_id, t.pseudonym, 'trajectory-worker', null, null
  from trajectory_worker w join trajectory t on t.school_id = w.school_id and t.id = w.trajectory_id
  where t.status <> 'closed' and exists (
    select from person_role r
    where r.school_id = w.school_id and r.person_id = w.person_id and r.role in ('support-worker', 'coordinator')
  )
  union all
  select s.school_id, s.person_id, e.student_id, 'substitute-today', s.since, s.until
  from substitution s join enrolment e on e.school_id = s.school_id and e.class_id = s.class_id
  where e.ended_at is null
  union all
  select school_id, person_id, pseudonym, 'emergency', since, until
  from emergency;
