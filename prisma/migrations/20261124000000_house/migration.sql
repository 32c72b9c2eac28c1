-- The role that every request runs as. It owns no table and bypasses nothing, so row-level security
-- holds for it whatever the code does. Where the connection may not create roles, an administrator does
-- this beforehand; the start prints the statements.
do $$
begin
  if not exists (select from pg_roles where rolname = 'trajectbot') then
    create role trajectbot nologin;
  end if;
  -- From PostgreSQL 16 on, being a member is not enough to become the role.
  if not pg_has_role(
    current_user, 'trajectbot',
    case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end
  ) then
    execute format('grant trajectbot to %I', current_user);
  end if;
end
$$;

-- CreateTable
CREATE TABLE "school" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL DEFAULT 'Europe/Amsterdam',
    "locale" TEXT NOT NULL DEFAULT 'nl',
    "emergency_phone" TEXT NOT NULL DEFAULT '112',
    "topics" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "school_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspace" (
    "platform" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "school_id" UUID NOT NULL,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("platform","id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "given_name" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,
    "locale" TEXT,
    "left_at" TIMESTAMPTZ,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_role" (
    "school_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "person_role_pkey" PRIMARY KEY ("school_id","person_id","role")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "external_user" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ,
    "reachable" BOOLEAN NOT NULL DEFAULT false,
    "service_url" TEXT,
    "conversation" TEXT,
    "bot" TEXT,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "student" (
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "given_name" TEXT NOT NULL,
    "nickname" TEXT,
    "family_name" TEXT NOT NULL,
    "left_at" TIMESTAMPTZ,

    CONSTRAINT "student_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "class" (
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "class_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enrolment" (
    "school_id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "student_id" UUID NOT NULL,
    "ended_at" TIMESTAMPTZ,

    CONSTRAINT "enrolment_pkey" PRIMARY KEY ("school_id","class_id","student_id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "school_id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "task" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("school_id","class_id","person_id","task")
);

-- CreateTable
CREATE TABLE "inbound" (
    "school_id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "taken_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbound_pkey" PRIMARY KEY ("school_id","event")
);

-- CreateTable
CREATE TABLE "register" (
    "school_id" UUID NOT NULL,
    "number" BIGINT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "allowed" BOOLEAN NOT NULL,
    "because" TEXT,
    "student_id" UUID,
    "class_id" UUID,
    "advice_id" UUID,

    CONSTRAINT "register_pkey" PRIMARY KEY ("school_id","number")
);

-- CreateTable
CREATE TABLE "draft" (
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "lines" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "advice_request" (
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "asker_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "student_id" UUID,
    "class_id" UUID,
    "question" TEXT NOT NULL,
    "urgency" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "handler_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "asked_at" TIMESTAMPTZ NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "advice_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "advice_turn" (
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "advice_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "advice_turn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "occurrence" TEXT NOT NULL,
    "recipient_id" UUID NOT NULL,
    "advice_id" UUID NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'due',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "decided_at" TIMESTAMPTZ NOT NULL,
    "settled_at" TIMESTAMPTZ,
    "account_id" UUID,
    "message" TEXT,
    "shown_version" INTEGER,
    "reason" TEXT,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_school_id_id_key" ON "person"("school_id", "id");

-- CreateIndex
CREATE INDEX "account_school_id_person_id_idx" ON "account"("school_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_school_id_platform_workspace_external_user_key" ON "account"("school_id", "platform", "workspace", "external_user");

-- CreateIndex
CREATE UNIQUE INDEX "student_school_id_id_key" ON "student"("school_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "student_school_id_number_key" ON "student"("school_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "class_school_id_id_key" ON "class"("school_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "class_school_id_name_key" ON "class"("school_id", "name");

-- CreateIndex
CREATE INDEX "enrolment_school_id_student_id_idx" ON "enrolment"("school_id", "student_id");

-- CreateIndex
CREATE INDEX "assignment_school_id_person_id_idx" ON "assignment"("school_id", "person_id");

-- CreateIndex
CREATE INDEX "inbound_taken_at_idx" ON "inbound"("taken_at");

-- CreateIndex
CREATE INDEX "register_school_id_student_id_idx" ON "register"("school_id", "student_id");

-- CreateIndex
CREATE INDEX "draft_school_id_person_id_idx" ON "draft"("school_id", "person_id");

-- CreateIndex
CREATE INDEX "advice_request_school_id_status_asked_at_idx" ON "advice_request"("school_id", "status", "asked_at");

-- CreateIndex
CREATE INDEX "advice_request_school_id_asker_id_asked_at_idx" ON "advice_request"("school_id", "asker_id", "asked_at");

-- CreateIndex
CREATE UNIQUE INDEX "advice_request_school_id_id_key" ON "advice_request"("school_id", "id");

-- CreateIndex
CREATE INDEX "advice_turn_school_id_advice_id_at_idx" ON "advice_turn"("school_id", "advice_id", "at");

-- CreateIndex
CREATE INDEX "delivery_school_id_advice_id_idx" ON "delivery"("school_id", "advice_id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_school_id_kind_occurrence_recipient_id_key" ON "delivery"("school_id", "kind", "occurrence", "recipient_id");

-- AddForeignKey
ALTER TABLE "workspace" ADD CONSTRAINT "workspace_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_role" ADD CONSTRAINT "person_role_school_id_person_id_fkey" FOREIGN KEY ("school_id", "person_id") REFERENCES "person"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_school_id_person_id_fkey" FOREIGN KEY ("school_id", "person_id") REFERENCES "person"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "student" ADD CONSTRAINT "student_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "class" ADD CONSTRAINT "class_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_school_id_class_id_fkey" FOREIGN KEY ("school_id", "class_id") REFERENCES "class"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_school_id_student_id_fkey" FOREIGN KEY ("school_id", "student_id") REFERENCES "student"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_school_id_class_id_fkey" FOREIGN KEY ("school_id", "class_id") REFERENCES "class"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_school_id_person_id_fkey" FOREIGN KEY ("school_id", "person_id") REFERENCES "person"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "advice_request" ADD CONSTRAINT "advice_request_school_id_asker_id_fkey" FOREIGN KEY ("school_id", "asker_id") REFERENCES "person"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "advice_request" ADD CONSTRAINT "advice_request_school_id_handler_id_fkey" FOREIGN KEY ("school_id", "handler_id") REFERENCES "person"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "advice_request" ADD CONSTRAINT "advice_request_school_id_student_id_fkey" FOREIGN KEY ("school_id", "student_id") REFERENCES "student"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "advice_request" ADD CONSTRAINT "advice_request_school_id_class_id_fkey" FOREIGN KEY ("school_id", "class_id") REFERENCES "class"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "advice_turn" ADD CONSTRAINT "advice_turn_school_id_advice_id_fkey" FOREIGN KEY ("school_id", "advice_id") REFERENCES "advice_request"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "advice_turn" ADD CONSTRAINT "advice_turn_school_id_author_id_fkey" FOREIGN KEY ("school_id", "author_id") REFERENCES "person"("school_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The school of the present transaction. Unset, it raises: the lock fails closed.
create function current_school() returns uuid language sql stable as $$
  select current_setting('app.school')::uuid
$$;

-- Row-level security, forced, on everything that belongs to a school.
do $$
declare
  guarded text;
begin
  foreach guarded in array array[
    'person', 'person_role', 'account', 'student', 'class', 'enrolment', 'assignment',
    'inbound', 'register', 'draft', 'advice_request', 'advice_turn', 'delivery'
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

alter table school enable row level security;
alter table school force row level security;
create policy own_school on school using (id = (select current_school())) with check (id = (select current_school()));

-- `workspace` alone may be read by everybody: it is read to find out which school is meant, and names no
-- person. It is changed by its own school, or else a school could send another's people to itself.
alter table workspace enable row level security;
alter table workspace force row level security;
create policy read_by_all on workspace for select using (true);
create policy added_by_own_school on workspace for insert with check (school_id = (select current_school()));
create policy changed_by_own_school on workspace for update
  using (school_id = (select current_school())) with check (school_id = (select current_school()));
create policy removed_by_own_school on workspace for delete using (school_id = (select current_school()));

grant usage on schema public to trajectbot;
grant select, insert, update, delete on
  workspace, person, person_role, account, student, class, enrolment, assignment,
  inbound, draft, advice_request, advice_turn, delivery
  to trajectbot;
grant select, insert, update on school to trajectbot;
-- The access register is append-only.
grant select, insert on register to trajectbot;

-- The queue keeps its own tables in its own schema; they hold ids only.
create schema pgboss authorization trajectbot;

-- Register rows are numbered per school without making schools or requests wait for each other.
create function number_register_of_school() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  numbering text := 'register_' || replace(new.id::text, '-', '');
begin
  execute format('create sequence %I', numbering);
  execute format('grant usage on sequence %I to trajectbot', numbering);
  return new;
end
$$;
create trigger number_register after insert on school for each row execute function number_register_of_school();

-- How people stand to pupils, classes and requests, now. No subject means: to everyone at this school.
create view relation with (security_invoker = true) as
  select school_id, id as person_id, null::uuid as subject_id, 'colleague'::text as relation
  from person
  union all
  select school_id, person_id, null, role
  from person_role where role in ('support-worker', 'coordinator')
  union all
  select school_id, person_id, class_id, case task when 'mentor' then 'mentor' else 'teaches' end
  from assignment where ended_at is null
  union all
  select a.school_id, a.person_id, e.student_id, case a.task when 'mentor' then 'mentor' else 'teaches' end
  from assignment a join enrolment e on e.school_id = a.school_id and e.class_id = a.class_id
  where a.ended_at is null and e.ended_at is null
  union all
  select school_id, asker_id, id, 'asker'
  from advice_request;
grant select on relation to trajectbot;

-- Who is at the door: from a platform's account to a person of a school. Finds nobody for an unknown
-- workspace, an unlinked account, or somebody who left.
create function arrive(platform_ text, workspace_ text, user_ text, at_ timestamptz)
returns table (
  school_id uuid, zone text, school_locale text, emergency_phone text, topics text[],
  person_id uuid, given_name text, family_name text, own_locale text, roles text[],
  account_id uuid, service_url text, conversation text, bot text
)
language plpgsql as $$
declare
  school_ uuid;
begin
  select w.school_id into school_ from workspace w where w.platform = platform_ and w.id = workspace_;
  if school_ is null then
    return;
  end if;
  perform set_config('app.school', school_::text, true);
  update account a set seen_at = at_
  where a.school_id = school_ and a.platform = platform_ and a.workspace = workspace_ and a.external_user = user_
    and (a.seen_at is null or a.seen_at < at_ - interval '1 minute'
      or exists (select from account o where o.school_id = school_ and o.person_id = a.person_id and o.seen_at > a.seen_at));
  return query
    select s.id, s.zone, s.locale, s.emergency_phone, s.topics,
      p.id, p.given_name, p.family_name, p.locale,
      (select coalesce(array_agg(r.role), '{}') from person_role r where r.school_id = s.id and r.person_id = p.id),
      a.id, a.service_url, a.conversation, a.bot
    from account a
    join person p on p.school_id = a.school_id and p.id = a.person_id
    join school s on s.id = a.school_id
    where a.school_id = school_ and a.platform = platform_ and a.workspace = workspace_ and a.external_user = user_
      and p.left_at is null;
end
$$;

-- Takes an event that asks for no permit: true once, false when it comes again. An event from a workspace
-- that no school has cannot be kept, so it is always true.
create function take(platform_ text, workspace_ text, event_ text, at_ timestamptz) returns boolean language plpgsql as $$
declare
  school_ uuid;
begin
  select w.school_id into school_ from workspace w where w.platform = platform_ and w.id = workspace_;
  if school_ is null then
    return true;
  end if;
  perform set_config('app.school', school_::text, true);
  insert into inbound (school_id, event, taken_at) values (school_, event_, at_) on conflict do nothing;
  return found;
end
$$;

-- The first statement of every request, and the only way to a permit: it sets the school, takes the
-- event once, finds the first relation that the policy accepts, and writes the register row, allowed
-- and refused alike. A subject that does not exist here is a refusal about nobody.
create function permit(
  school_ uuid, event_ text, at_ timestamptz, actor_ uuid, action_ text, accepted_ text[],
  student_ uuid, class_ uuid, advice_ uuid
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
  if not found_ then
    student_ := null;
    class_ := null;
    advice_ := null;
  elsif exists (select from person p where p.school_id = school_ and p.id = actor_ and p.left_at is null) then
    select r.relation into because_ from relation r
    where r.school_id = school_ and r.person_id = actor_ and r.relation = any (accepted_)
      and (r.subject_id is null or r.subject_id in (student_, class_, advice_))
    order by array_position(accepted_, r.relation)
    limit 1;
  end if;
  insert into register (school_id, number, at, actor_id, action, allowed, because, student_id, class_id, advice_id)
  values (
    school_, nextval(('register_' || replace(school_::text, '-', ''))::regclass), at_, actor_, action_,
    because_ is not null, because_, student_, class_, advice_
  );
  return coalesce(because_, 'refused');
end
$$;
