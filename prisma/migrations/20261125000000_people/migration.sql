-- DropIndex
DROP INDEX "class_school_id_name_key";

-- DropIndex
DROP INDEX "student_school_id_number_key";

-- AlterTable
ALTER TABLE "account" ADD COLUMN     "cut_at" TIMESTAMPTZ;

-- AlterTable
ALTER TABLE "assignment" DROP CONSTRAINT "assignment_pkey",
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'school-file',
ADD CONSTRAINT "assignment_pkey" PRIMARY KEY ("school_id", "class_id", "person_id", "task", "source");

-- AlterTable
ALTER TABLE "class" ADD COLUMN     "ended_at" TIMESTAMPTZ,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'homeroom',
ADD COLUMN     "sourced_id" TEXT,
ADD COLUMN     "subject" TEXT;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "email" TEXT,
ADD COLUMN     "sourced_id" TEXT;

-- AlterTable
ALTER TABLE "person_role" DROP CONSTRAINT "person_role_pkey",
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'school-file',
ADD CONSTRAINT "person_role_pkey" PRIMARY KEY ("school_id", "person_id", "role", "source");

-- AlterTable
ALTER TABLE "school" ADD COLUMN     "choices" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "student" ADD COLUMN     "sourced_id" TEXT;

-- CreateIndex
CREATE INDEX "class_school_id_name_idx" ON "class"("school_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "class_school_id_sourced_id_key" ON "class"("school_id", "sourced_id");

-- CreateIndex
CREATE INDEX "person_school_id_email_idx" ON "person"("school_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "person_school_id_sourced_id_key" ON "person"("school_id", "sourced_id");

-- CreateIndex
CREATE INDEX "student_school_id_number_idx" ON "student"("school_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "student_school_id_sourced_id_key" ON "student"("school_id", "sourced_id");

-- Who is at the door, as before; an account that was cut opens nothing, and a role that both the roster and the
-- school's own file give is one role.
create or replace function arrive(platform_ text, workspace_ text, user_ text, at_ timestamptz)
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
  where a.school_id = school_ and a.platform = platform_ and a.workspace = workspace_ and a.external_user = user_ and a.cut_at is null
    and (a.seen_at is null or a.seen_at < at_ - interval '1 minute'
      or exists (select from account o where o.school_id = school_ and o.person_id = a.person_id and o.seen_at > a.seen_at));
  return query
    select s.id, s.zone, s.locale, s.emergency_phone, s.topics,
      p.id, p.given_name, p.family_name, p.locale,
      (select coalesce(array_agg(distinct r.role), '{}') from person_role r where r.school_id = s.id and r.person_id = p.id),
      a.id, a.service_url, a.conversation, a.bot
    from account a
    join person p on p.school_id = a.school_id and p.id = a.person_id
    join school s on s.id = a.school_id
    where a.school_id = school_ and a.platform = platform_ and a.workspace = workspace_ and a.external_user = user_
      and a.cut_at is null and p.left_at is null;
end
$$;
