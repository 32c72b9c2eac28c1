-- AlterTable
ALTER TABLE "person" ADD COLUMN     "working_days" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "absence" (
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "from_day" DATE NOT NULL,
    "until_day" DATE NOT NULL,

    CONSTRAINT "absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson" (
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "person_id" UUID,
    "weekday" TEXT NOT NULL,
    "hour" INTEGER NOT NULL,
    "week" TEXT,
    "subject" TEXT,
    "room" TEXT,
    "from_day" DATE,
    "until_day" DATE,

    CONSTRAINT "lesson_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "absence_school_id_person_id_from_day_until_day_key" ON "absence"("school_id", "person_id", "from_day", "until_day");

-- CreateIndex
CREATE INDEX "lesson_school_id_class_id_weekday_idx" ON "lesson"("school_id", "class_id", "weekday");

-- CreateIndex
CREATE INDEX "lesson_school_id_person_id_weekday_idx" ON "lesson"("school_id", "person_id", "weekday");

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_school_id_person_id_fkey" FOREIGN KEY ("school_id", "person_id") REFERENCES "person"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_school_id_class_id_fkey" FOREIGN KEY ("school_id", "class_id") REFERENCES "class"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_school_id_person_id_fkey" FOREIGN KEY ("school_id", "person_id") REFERENCES "person"("school_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Row-level security, forced, as on everything that belongs to a school.
do $$
declare
  guarded text;
begin
  foreach guarded in array array['absence', 'lesson'] loop
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format(
      'create policy own_school on %I using (school_id = (select current_school())) with check (school_id = (select current_school()))',
      guarded
    );
  end loop;
end
$$;

grant select, insert, update, delete on absence, lesson to trajectbot;

