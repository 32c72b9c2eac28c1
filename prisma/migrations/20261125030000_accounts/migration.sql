-- DropIndex
DROP INDEX "account_school_id_platform_workspace_external_user_key";

-- AlterTable
ALTER TABLE "account" ADD COLUMN     "checked_at" TIMESTAMPTZ,
ADD COLUMN     "linked_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "linked_by" TEXT NOT NULL DEFAULT 'file',
ADD COLUMN     "vouched_by" UUID;

-- CreateTable
CREATE TABLE "link_code" (
    "school_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "seal" TEXT NOT NULL,
    "vouched_by" UUID NOT NULL,
    "until" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "link_code_pkey" PRIMARY KEY ("school_id","person_id")
);

-- CreateTable
CREATE TABLE "link_try" (
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "external_user" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "link_try_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "link_try_school_id_at_idx" ON "link_try"("school_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "account_school_id_platform_workspace_external_user_person_i_key" ON "account"("school_id", "platform", "workspace", "external_user", "person_id");

-- AddForeignKey
ALTER TABLE "link_code" ADD CONSTRAINT "link_code_school_id_person_id_fkey" FOREIGN KEY ("school_id", "person_id") REFERENCES "person"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;


-- An account that opens something is one person's. One that was cut stays on record, and may be given to somebody
-- else by code, in a row of its own.
create unique index account_of_one_person on account (school_id, platform, workspace, external_user) where cut_at is null;

do $$
declare
  guarded text;
begin
  foreach guarded in array array['link_code', 'link_try'] loop
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format(
      'create policy own_school on %I using (school_id = (select current_school())) with check (school_id = (select current_school()))',
      guarded
    );
  end loop;
end
$$;
grant select, insert, update, delete on link_code, link_try to trajectbot;

-- How people stand to pupils, classes and requests, as before; an admin does what concerns accounts and settings.
create or replace view relation with (security_invoker = true) as
  select school_id, id as person_id, null::uuid as subject_id, 'colleague'::text as relation
  from person
  union all
  select school_id, person_id, null, role
  from person_role where role in ('support-worker', 'coordinator', 'admin')
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
