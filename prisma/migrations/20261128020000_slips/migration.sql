-- CreateTable
CREATE TABLE "slip" (
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "until" TIMESTAMPTZ NOT NULL,
    "box" BYTEA NOT NULL,

    CONSTRAINT "slip_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "slip_school_id_until_idx" ON "slip"("school_id", "until");

alter table slip enable row level security;
alter table slip force row level security;
create policy own_school on slip
  using (school_id = (select current_school())) with check (school_id = (select current_school()));
grant select, insert, delete on slip to trajectbot;
