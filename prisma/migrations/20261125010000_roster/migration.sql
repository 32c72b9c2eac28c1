-- CreateTable
CREATE TABLE "roster_row" (
    "school_id" UUID NOT NULL,
    "file" TEXT NOT NULL,
    "sourced_id" TEXT NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "roster_row_pkey" PRIMARY KEY ("school_id","file","sourced_id")
);

-- CreateTable
CREATE TABLE "roster_draft" (
    "school_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "roster_draft_pkey" PRIMARY KEY ("school_id")
);

-- CreateTable
CREATE TABLE "roster_staged" (
    "school_id" UUID NOT NULL,
    "draft_id" UUID NOT NULL,
    "file" TEXT NOT NULL,
    "sourced_id" TEXT NOT NULL,
    "data" JSONB,

    CONSTRAINT "roster_staged_pkey" PRIMARY KEY ("school_id","draft_id","file","sourced_id")
);

-- Row-level security, forced, as on everything that belongs to a school.
do $$
declare
  guarded text;
begin
  foreach guarded in array array['roster_row', 'roster_draft', 'roster_staged'] loop
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format(
      'create policy own_school on %I using (school_id = (select current_school())) with check (school_id = (select current_school()))',
      guarded
    );
  end loop;
end
$$;

grant select, insert, update, delete on roster_row, roster_draft, roster_staged to trajectbot;
