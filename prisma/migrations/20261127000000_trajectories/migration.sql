-- AlterTable
ALTER TABLE "register" ADD COLUMN     "trace" BYTEA;

-- AlterTable
ALTER TABLE "delivery" ALTER COLUMN "advice_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "school" ADD COLUMN     "vault_id" UUID;

-- CreateTable
CREATE TABLE "roster_stamp" (
    "school_id" UUID NOT NULL,
    "stamp" BIGINT NOT NULL,

    CONSTRAINT "roster_stamp_pkey" PRIMARY KEY ("school_id")
);

-- CreateTable
CREATE TABLE "trajectory" (
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "pseudonym" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'enrolled',
    "version" INTEGER NOT NULL DEFAULT 1,
    "evaluate_on" DATE,
    "box" BYTEA NOT NULL,

    CONSTRAINT "trajectory_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trajectory_worker" (
    "school_id" UUID NOT NULL,
    "trajectory_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "trajectory_worker_pkey" PRIMARY KEY ("school_id","trajectory_id","person_id")
);

-- CreateTable
CREATE TABLE "agreement" (
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "trajectory_id" UUID NOT NULL,
    "pseudonym" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'proposed',
    "level" TEXT NOT NULL,
    "subjects" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "box" BYTEA NOT NULL,

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_version" (
    "school_id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "box" BYTEA NOT NULL,

    CONSTRAINT "agreement_version_pkey" PRIMARY KEY ("school_id","agreement_id","version")
);

-- CreateTable
CREATE TABLE "agreement_mark" (
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "box" BYTEA NOT NULL,

    CONSTRAINT "agreement_mark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "substitution" (
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "since" TIMESTAMPTZ NOT NULL,
    "until" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "substitution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "emergency" (
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "pseudonym" UUID NOT NULL,
    "since" TIMESTAMPTZ NOT NULL,
    "until" TIMESTAMPTZ NOT NULL,
    "box" BYTEA NOT NULL,

    CONSTRAINT "emergency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "asked" (
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "until" TIMESTAMPTZ NOT NULL,
    "box" BYTEA NOT NULL,

    CONSTRAINT "asked_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "trajectory_school_id_status_idx" ON "trajectory"("school_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "trajectory_school_id_id_key" ON "trajectory"("school_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "trajectory_school_id_pseudonym_number_key" ON "trajectory"("school_id", "pseudonym", "number");

-- CreateIndex
CREATE INDEX "trajectory_worker_school_id_person_id_idx" ON "trajectory_worker"("school_id", "person_id");

-- CreateIndex
CREATE INDEX "agreement_school_id_pseudonym_idx" ON "agreement"("school_id", "pseudonym");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_school_id_id_key" ON "agreement"("school_id", "id");

-- CreateIndex
CREATE INDEX "agreement_mark_school_id_agreement_id_idx" ON "agreement_mark"("school_id", "agreement_id");

-- CreateIndex
CREATE UNIQUE INDEX "substitution_school_id_person_id_class_id_since_key" ON "substitution"("school_id", "person_id", "class_id", "since");

-- CreateIndex
CREATE INDEX "emergency_school_id_person_id_idx" ON "emergency"("school_id", "person_id");

-- CreateIndex
CREATE INDEX "asked_school_id_person_id_idx" ON "asked"("school_id", "person_id");

-- AddForeignKey
ALTER TABLE "trajectory_worker" ADD CONSTRAINT "trajectory_worker_school_id_trajectory_id_fkey" FOREIGN KEY ("school_id", "trajectory_id") REFERENCES "trajectory"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trajectory_worker" ADD CONSTRAINT "trajectory_worker_school_id_person_id_fkey" FOREIGN KEY ("school_id", "person_id") REFERENCES "person"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_school_id_trajectory_id_fkey" FOREIGN KEY ("school_id", "trajectory_id") REFERENCES "trajectory"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_version" ADD CONSTRAINT "agreement_version_school_id_agreement_id_fkey" FOREIGN KEY ("school_id", "agreement_id") REFERENCES "agreement"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_mark" ADD CONSTRAINT "agreement_mark_school_id_agreement_id_fkey" FOREIGN KEY ("school_id", "agreement_id") REFERENCES "agreement"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "substitution" ADD CONSTRAINT "substitution_school_id_person_id_fkey" FOREIGN KEY ("school_id", "person_id") REFERENCES "person"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "substitution" ADD CONSTRAINT "substitution_school_id_class_id_fkey" FOREIGN KEY ("school_id", "class_id") REFERENCES "class"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Row-level security, forced, as on everything that belongs to a school.
do $$
declare
  guarded text;
begin
  foreach guarded in array array[
    'roster_stamp', 'trajectory', 'trajectory_worker', 'agreement', 'agreement_version', 'agreement_mark',
    'substitution', 'emergency', 'asked'
  ] loop
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format(
      'create policy own_school on %I using (school_id = (select current_school())) with check (school_id = (select current_school()))',
      guarded
    );
  end loop;
end
$$;
grant select, insert, update, delete on
  roster_stamp, trajectory, trajectory_worker, agreement, agreement_version, agreement_mark, substitution, emergency,
  asked
  to trajectbot;

-- Names of pupils are kept in memory to search in; whoever changes the roster makes a new stamp, and whoever
-- searches compares it with the one they read.
create function stamp_roster() returns trigger language plpgsql as $$
begin
  insert into roster_stamp (school_id, stamp)
  select distinct school_id, 1 from changed
  on conflict (school_id) do update set stamp = roster_stamp.stamp + 1;
  return null;
end
$$;
do $$
declare
  stamped text;
begin
  foreach stamped in array array['student', 'class', 'enrolment'] loop
    execute format(
      'create trigger stamp_added after insert on %I referencing new table as changed for each statement execute function stamp_roster()',
      stamped
    );
    execute format(
      'create trigger stamp_changed after update on %I referencing new table as changed for each statement execute function stamp_roster()',
      stamped
    );
    execute format(
      'create trigger stamp_removed after delete on %I referencing old table as changed for each statement execute function stamp_roster()',
      stamped
    );
  end loop;
end
$$;

-- How people stand to pupils, classes and requests, now or within their time. A trajectory is known by its
-- pseudonym alone. Who left the support team is no worker of a trajectory any more.
create or replace view relation with (security_invoker = true) as
  select school_id, id as person_id, null::uuid as subject_id, 'colleague'::text as relation,
    null::timestamptz as since, null::timestamptz as until
  from person
  union all
  select school_id, person_id, null, role, null, null
  from person_role where role in ('support-worker', 'coordinator', 'team-leader', 'admin')
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

-- The first statement of every request, and the only way to a permit, as before. What was agreed with a pupil is
-- asked for under the pupil's pseudonym, and leaves a trace that only the pupil's locker recognises in the place of
-- the pupil. It does the same work whether the pupil exists or not, and whatever hangs on the pseudonym.
drop function permit(uuid, text, timestamptz, uuid, text, text[], uuid, uuid, uuid);
create function permit(
  school_ uuid, event_ text, at_ timestamptz, actor_ uuid, action_ text, accepted_ text[],
  student_ uuid, class_ uuid, advice_ uuid, pseudonym_ uuid, trace_ bytea
) returns text language plpgsql as $$
declare
  because_ text;
  found_ boolean := true;
begin
  perform set_config('app.school', school_::text, true);
  if event_ is not null then
    insert into inbound (school_id, event, taken_at) values (school_, event_, at_) on conflict do nothing;
    if not found then
      return 'again';
    end if;
  end if;
  if advice_ is not null then
    select a.student_id, a.class_id into student_, class_ from advice_request a
    where a.school_id = school_ and a.id = advice_;
    found_ := found;
  elsif student_ is not null then
    found_ := exists (select from student s where s.school_id = school_ and s.id = student_ and s.left_at is null);
  elsif class_ is not null then
    found_ := exists (select from class c where c.school_id = school_ and c.id = class_);
  end if;
  select r.relation into because_ from relation r
  where r.school_id = school_ and r.person_id = actor_ and r.relation = any (accepted_)
    and (r.subject_id is null or r.subject_id in (student_, class_, advice_, pseudonym_))
    and (r.since is null or (r.since <= at_ and at_ < r.until))
    and exists (select from person p where p.school_id = school_ and p.id = actor_ and p.left_at is null)
  order by array_position(accepted_, r.relation)
  limit 1;
  if not found_ then
    because_ := null;
    class_ := null;
    advice_ := null;
  end if;
  if trace_ is not null or not found_ then
    student_ := null;
  end if;
  insert into register (
    school_id, number, at, actor_id, action, allowed, because, student_id, class_id, advice_id, trace
  )
  values (
    school_, nextval(('register_' || replace(school_::text, '-', ''))::regclass), at_, actor_, action_,
    because_ is not null, because_, student_, class_, advice_, trace_
  );
  return coalesce(because_, 'refused');
end
$$;

-- Which of these pupils somebody has to do with, by roster or by pseudonym, and the stamp of the roster. It shows
-- nobody anything: it decides about whom a permit will be asked.
create function circle_among(
  school_ uuid, at_ timestamptz, actor_ uuid, accepted_ text[], students_ uuid[], pseudonyms_ uuid[]
) returns table (stamp text, mine uuid[]) language plpgsql as $$
begin
  perform set_config('app.school', school_::text, true);
  return query
    with stands as materialized (
      select r.subject_id from relation r
      where r.school_id = school_ and r.person_id = actor_ and r.relation = any (accepted_)
        and (r.subject_id is null or r.subject_id = any (students_) or r.subject_id = any (pseudonyms_))
        and (r.since is null or (r.since <= at_ and at_ < r.until))
    )
    select
      (select s.stamp::text from roster_stamp s where s.school_id = school_),
      (select coalesce(array_agg(c.student), '{}')
       from unnest(students_, pseudonyms_) as c (student, pseudonym)
       where exists (
         select from stands where subject_id is null or subject_id = c.student or subject_id = c.pseudonym
       ));
end
$$;
