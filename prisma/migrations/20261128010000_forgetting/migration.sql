-- CreateTable
CREATE TABLE "forgotten" (
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "pseudonym" UUID,
    "at" TIMESTAMPTZ NOT NULL,
    "erased" JSONB NOT NULL DEFAULT '{}',
    "handed_over_at" TIMESTAMPTZ,

    CONSTRAINT "forgotten_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "terms_ended" (
    "school_id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "ended" JSONB NOT NULL,

    CONSTRAINT "terms_ended_pkey" PRIMARY KEY ("school_id")
);

-- CreateIndex
CREATE INDEX "forgotten_school_id_pseudonym_idx" ON "forgotten"("school_id", "pseudonym");

-- Row-level security, forced, as on everything that belongs to a school.
do $$
declare
  guarded text;
begin
  foreach guarded in array array['forgotten', 'terms_ended'] loop
    execute format('alter table %I enable row level security', guarded);
    execute format('alter table %I force row level security', guarded);
    execute format(
      'create policy own_school on %I using (school_id = (select current_school())) with check (school_id = (select current_school()))',
      guarded
    );
  end loop;
end
$$;
grant select, insert, update, delete on forgotten, terms_ended to trajectbot;

-- Somebody may have had the locker open when it was taken out of use. What they still add waits for the forgetting or
-- comes before it, and after it is refused; all else hangs on these two tables, or is found by its own key.
create function refuse_forgotten() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('pseudonym:' || new.pseudonym, 0));
  if exists (select from forgotten f where f.school_id = new.school_id and f.pseudonym = new.pseudonym) then
    raise exception 'kept for somebody who was just forgotten';
  end if;
  return new;
end
$$;
create trigger not_forgotten before insert on trajectory for each row execute function refuse_forgotten();
create trigger not_forgotten before insert on emergency for each row execute function refuse_forgotten();
