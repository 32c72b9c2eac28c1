import { z } from 'zod'
import { type AppliedChoices, SchoolChoices } from '../../src/core/school/school-choices.ts'
import { Prisma } from '../generated/client.ts'
import type { PrismaTx } from './transaction.ts'

const { sql } = Prisma

/** When the choices are applied, and to which school. */
type Day = { readonly school: string; readonly at: Date }

const Kept = z.tuple([z.object({ choices: SchoolChoices })])
const Names = z.array(z.object({ name: z.string() }))
const Counted = z.tuple([z.object({ add: z.int(), end: z.int() })])

/** Those who are at school now and whose address is theirs alone. */
const people = (school: string): Prisma.Sql => sql`(
  select email, min(id::text)::uuid as id from person
  where school_id = ${school}::uuid and left_at is null and email is not null
  group by email having count(*) = 1
) p`

/** Pupils' own classes of now, by their names in small letters; a name that two of them have is nobody's. */
const classes = (school: string): Prisma.Sql => sql`(
  select lower(name) as name, min(id::text)::uuid as id from class
  where school_id = ${school}::uuid and ended_at is null and kind = 'homeroom'
  group by lower(name) having count(*) = 1
) c`

/** Whom the choices can be about: people without an address never got anything from them. */
const addressed = sql`live.person_id in (select id from person where email is not null)`

const given = (pairs: readonly (readonly [name: string, email: string])[]): Prisma.Sql =>
  sql`unnest(${pairs.map(([name]) => name)}::text[], ${pairs.map(([, email]) => email)}::text[]) as given (name, email)`

const applyMentors = async (
  tx: PrismaTx,
  { school, at }: Day,
  mentors: readonly (readonly [name: string, email: string])[],
) =>
  Counted.parse(
    await tx.$queryRaw`
      with target as materialized (
        select distinct c.id as class_id, p.id as person_id from ${given(mentors)}
        join ${classes(school)} on c.name = lower(given.name)
        join ${people(school)} on p.email = given.email
        where not exists (
          select from assignment a
          where a.school_id = ${school}::uuid and a.class_id = c.id and a.task = 'mentor'
            and a.source <> 'school-file' and a.ended_at is null)
      ),
      over as (
        update assignment live set ended_at = ${at}::timestamptz
        where live.school_id = ${school}::uuid and live.source = 'school-file' and live.task = 'mentor'
          and live.ended_at is null and ${addressed} and not exists (
            select from target where target.class_id = live.class_id and target.person_id = live.person_id)
        returning 1
      ),
      fresh as (
        insert into assignment (school_id, class_id, person_id, task, source)
        select ${school}::uuid, class_id, person_id, 'mentor', 'school-file' from target
        on conflict (school_id, class_id, person_id, task, source) do update set ended_at = null
        where assignment.ended_at is not null
        returning 1
      )
      select (select count(*) from fresh)::int as add, (select count(*) from over)::int as end`,
  )[0]

/** A mentor of the choices is a mentor by role too, as one of the roster is. */
const applyRoles = async (
  tx: PrismaTx,
  { school }: Day,
  roles: readonly (readonly [role: string, email: string])[],
) =>
  Counted.parse(
    await tx.$queryRaw`
      with target as materialized (
        select p.id as person_id, given.name as role from ${given(roles)} join ${people(school)} on p.email = given.email
        union
        select live.person_id, 'mentor' from assignment live
        where live.school_id = ${school}::uuid and live.source = 'school-file' and live.task = 'mentor'
          and live.ended_at is null and ${addressed}
      ),
      over as (
        delete from person_role live
        where live.school_id = ${school}::uuid and live.source = 'school-file' and ${addressed} and not exists (
          select from target where target.person_id = live.person_id and target.role = live.role)
        returning 1
      ),
      fresh as (
        insert into person_role (school_id, person_id, role, source)
        select ${school}::uuid, person_id, role, 'school-file' from target
        on conflict do nothing
        returning 1
      )
      select (select count(*) from fresh)::int as add, (select count(*) from over)::int as end`,
  )[0]

/**
 * Gives the roles and mentors that the school chose to those who have these addresses now, and takes back what it no
 * longer chooses. The school must be set. What the roster says stays as it is.
 */
export const applyChoices = async (tx: PrismaTx, day: Day): Promise<AppliedChoices> => {
  const { school } = day
  const [{ choices }] = Kept.parse(await tx.$queryRaw`select choices from school where id = ${school}::uuid`)
  const roles = Object.entries(choices.roles).flatMap(([role, emails]) =>
    emails.map((email) => [role, email] as const),
  )
  const mentors = Object.entries(choices.mentors).flatMap(([name, emails]) =>
    emails.map((email) => [name, email] as const),
  )
  const tasks = await applyMentors(tx, day, mentors)
  const given = await applyRoles(tx, day, roles)
  const emails = [...new Set([...roles, ...mentors].map(([, email]) => email))]
  const unknownEmails = await tx.$queryRaw`
    select given.name from unnest(${emails}::text[]) as given (name)
    where not exists (select from ${people(school)} where p.email = given.name) order by 1`
  const unknownClasses = await tx.$queryRaw`
    select given.name from unnest(${Object.keys(choices.mentors)}::text[]) as given (name)
    where not exists (select from ${classes(school)} where c.name = lower(given.name)) order by 1`
  return {
    add: tasks.add + given.add,
    end: tasks.end + given.end,
    unknown: {
      emails: Names.parse(unknownEmails).map(({ name }) => name),
      classes: Names.parse(unknownClasses).map(({ name }) => name),
    },
  }
}
