import { z } from 'zod'
import type { RosterCounts } from '../../src/core/roster/roster-counts.ts'
import type { UnknownNames } from '../../src/core/roster/roster-store.ts'
import { Prisma } from '../generated/client.ts'
import { applyChoices } from '../stores/apply-choices.ts'
import type { PrismaTx } from '../stores/transaction.ts'
import { type Lasting, settle } from './settle.ts'

const { sql } = Prisma
type Sql = Prisma.Sql

/** A school on a day. */
export type SchoolOnDay = { readonly school: string; readonly at: Date; readonly today: string }

const rows = (school: string, file: string, as: string): Sql =>
  sql`(select sourced_id, data from roster_row where school_id = ${school}::uuid and file = ${file}) ${Prisma.raw(as)}`

/** Whether a row that may have a begin and an end holds today. The end is the first day on which it does not. */
const holds = (as: string, today: string): Sql => {
  const row = Prisma.raw(as)
  return sql`coalesce(${row}.data->>'begin' <= ${today}, true) and coalesce(${row}.data->>'end' > ${today}, true)`
}

const fromRoster = sql`live.sourced_id is not null`

const people = ({ school, today }: SchoolOnDay): Lasting => ({
  table: 'person',
  endedAt: 'left_at',
  key: ['sourced_id'],
  columns: ['given_name', 'family_name', 'email'],
  scope: fromRoster,
  target: sql`
    select u.sourced_id, coalesce(u.data->>'nickname', u.data->>'givenName') as given_name,
      u.data->>'familyName' as family_name, u.data->>'email' as email
    from ${rows(school, 'users', 'u')}
    where u.data->>'enabled' = 'true' and u.sourced_id in (
      select r.data->>'user' from ${rows(school, 'roles', 'r')}
      where r.data->>'as' in ('teacher', 'staff') and ${holds('r', today)}
    )`,
})

const students = ({ school, today }: SchoolOnDay): Lasting => ({
  table: 'student',
  endedAt: 'left_at',
  key: ['sourced_id'],
  columns: ['number', 'given_name', 'nickname', 'family_name'],
  scope: fromRoster,
  target: sql`
    select u.sourced_id, u.data->>'number' as number, u.data->>'givenName' as given_name,
      u.data->>'nickname' as nickname, u.data->>'familyName' as family_name
    from ${rows(school, 'users', 'u')}
    where u.data ? 'number' and u.sourced_id in (
      select r.data->>'user' from ${rows(school, 'roles', 'r')}
      where r.data->>'as' = 'student' and ${holds('r', today)}
    )`,
})

// A class that is given in terms is there from the begin of the first until the end of the last.
const classes = ({ school, today }: SchoolOnDay): Lasting => ({
  table: 'class',
  endedAt: 'ended_at',
  key: ['sourced_id'],
  columns: ['name', 'kind', 'subject'],
  scope: fromRoster,
  target: sql`
    select c.sourced_id, c.data->>'name' as name, c.data->>'kind' as kind,
      case c.data->>'kind' when 'scheduled' then coalesce(c.data->>'subject', k.data->>'subject') end as subject
    from ${rows(school, 'classes', 'c')}
    left join ${rows(school, 'courses', 'k')} on k.sourced_id = c.data->>'course'
    left join (
      select c.sourced_id, min(t.data->>'begin') as begin, max(t.data->>'end') as end
      from ${rows(school, 'classes', 'c')}
      cross join jsonb_array_elements_text(c.data->'terms') as term (id)
      join ${rows(school, 'academicSessions', 't')} on t.sourced_id = term.id
      group by c.sourced_id
    ) span on span.sourced_id = c.sourced_id
    where coalesce(span.begin <= ${today} and span.end > ${today}, true)`,
})

const enrolments = ({ school, today }: SchoolOnDay): Lasting => ({
  table: 'enrolment',
  endedAt: 'ended_at',
  key: ['class_id', 'student_id'],
  columns: [],
  scope: sql`live.class_id in (
      select id from class where school_id = ${school}::uuid and sourced_id is not null
    ) and live.student_id in (
      select id from student where school_id = ${school}::uuid and sourced_id is not null
    )`,
  target: sql`
    select distinct c.id as class_id, s.id as student_id
    from ${rows(school, 'enrollments', 'e')}
    join class c on c.school_id = ${school}::uuid and c.sourced_id = e.data->>'class' and c.ended_at is null
    join student s on s.school_id = ${school}::uuid and s.sourced_id = e.data->>'user' and s.left_at is null
    where e.data->>'as' = 'student' and ${holds('e', today)}`,
})

// Of those who teach a pupil's own class, its mentor is who comes first there; where nobody does, they all are.
const tasks = ({ school, today }: SchoolOnDay): Lasting => ({
  table: 'assignment',
  endedAt: 'ended_at',
  key: ['class_id', 'person_id', 'task', 'source'],
  columns: [],
  scope: sql`live.source = 'roster'`,
  target: sql`
    select distinct c.id as class_id, p.id as person_id,
      case when c.kind = 'homeroom' and (e.data ? 'first' or c.sourced_id not in (
        select o.data->>'class' from ${rows(school, 'enrollments', 'o')}
        where o.data->>'as' = 'teacher' and o.data ? 'first' and ${holds('o', today)}
      )) then 'mentor' else 'teacher' end as task, 'roster' as source
    from ${rows(school, 'enrollments', 'e')}
    join class c on c.school_id = ${school}::uuid and c.sourced_id = e.data->>'class' and c.ended_at is null
    join person p on p.school_id = ${school}::uuid and p.sourced_id = e.data->>'user' and p.left_at is null
    where e.data->>'as' = 'teacher' and ${holds('e', today)}`,
})

const Pair = z.tuple([z.object({ add: z.int(), end: z.int() })])

const settleRoles = async (tx: PrismaTx, { school, today }: SchoolOnDay) =>
  Pair.parse(
    await tx.$queryRaw`
      with target as materialized (
        select p.id as person_id, 'teacher' as role
        from person p
        where p.school_id = ${school}::uuid and p.left_at is null and p.sourced_id in (
          select r.data->>'user' from ${rows(school, 'roles', 'r')}
          where r.data->>'as' = 'teacher' and ${holds('r', today)}
        )
        union
        select person_id, 'mentor' from assignment
        where school_id = ${school}::uuid and source = 'roster' and task = 'mentor' and ended_at is null
      ),
      gone as (
        delete from person_role live
        where live.school_id = ${school}::uuid and live.source = 'roster' and not exists (
          select from target where target.person_id = live.person_id and target.role = live.role
        )
        returning 1
      ),
      fresh as (
        insert into person_role (school_id, person_id, role, source)
        select ${school}::uuid, person_id, role, 'roster' from target
        on conflict do nothing
        returning 1
      )
      select (select count(*) from fresh)::int as add, (select count(*) from gone)::int as end`,
  )[0]

/** Who left opens nothing any more, on any platform; an account that was cut stays cut when they come back. */
const cutAccounts = (tx: PrismaTx, { school, at }: SchoolOnDay): Promise<number> =>
  tx.$executeRaw`
    update account a set cut_at = ${at}::timestamptz
    from person p
    where a.school_id = ${school}::uuid and a.cut_at is null and p.school_id = a.school_id and p.id = a.person_id
      and p.left_at is not null and p.sourced_id is not null`

/** Lets the school's people, pupils, classes and what binds them follow from the known roster, as it counts on a day. */
export const followRoster = async (
  tx: PrismaTx,
  day: SchoolOnDay,
): Promise<{ readonly counts: RosterCounts; readonly unknown: UnknownNames }> => {
  const found = {
    people: await settle(tx, day, people(day)),
    students: await settle(tx, day, students(day)),
    classes: await settle(tx, day, classes(day)),
    enrolments: await settle(tx, day, enrolments(day)),
    tasks: await settle(tx, day, tasks(day)),
  }
  const roles = await settleRoles(tx, day)
  await cutAccounts(tx, day)
  const chosen = await applyChoices(tx, day)
  const count = ({ add, change, end }: { add: number; change: number; end: number }) => ({ add, change, end })
  return {
    counts: {
      people: found.people,
      students: found.students,
      classes: count(found.classes),
      enrolments: count(found.enrolments),
      tasks: {
        add: found.tasks.add + roles.add + chosen.add,
        change: 0,
        end: found.tasks.end + roles.end + chosen.end,
      },
    },
    unknown: chosen.unknown,
  }
}
