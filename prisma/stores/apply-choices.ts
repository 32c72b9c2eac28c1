import { z } from 'zod'
import type { UnknownNames } from '../../src/core/roster/roster-store.ts'
import { Prisma } from '../generated/client.ts'
import { settle } from '../roster/settle.ts'
import type { PrismaTx } from './transaction.ts'

const { sql } = Prisma

const Email = z.string().transform((email) => email.toLowerCase())
const Choices = z.object({
  roles: z.record(z.string(), z.array(Email)).default({}),
  mentors: z.record(z.string(), Email).default({}),
})
const Kept = z.tuple([z.object({ choices: Choices })])
const Names = z.array(z.object({ name: z.string() }))
const Pair = z.tuple([z.object({ add: z.int(), end: z.int() })])

/** What came of the school's own choices: how many tasks and roles came and went, and who or what it names in vain. */
export type AppliedChoices = { readonly add: number; readonly end: number; readonly unknown: UnknownNames }

/** Those who are at school now and whose address is theirs alone. */
const people = (school: string): Prisma.Sql => sql`(
  select email, min(id::text)::uuid as id from person
  where school_id = ${school}::uuid and left_at is null and email is not null
  group by email having count(*) = 1
) p`

/** Classes of now by their names in small letters; where two have one name, a pupil's own class is meant. */
const classes = (school: string): Prisma.Sql => sql`(
  select distinct on (lower(name)) lower(name) as name, id from class
  where school_id = ${school}::uuid and ended_at is null order by lower(name), kind, id
) c`

const hasEmail = sql`live.person_id in (select id from person where email is not null)`

const settleMentors = (
  tx: PrismaTx,
  day: { readonly school: string; readonly at: Date },
  mentors: readonly (readonly [name: string, email: string])[],
) =>
  settle(tx, day, {
    table: 'assignment',
    endedAt: 'ended_at',
    key: ['class_id', 'person_id', 'task', 'source'],
    columns: [],
    scope: sql`live.source = 'school-file' and live.task = 'mentor' and ${hasEmail}`,
    target: sql`
      select distinct c.id as class_id, p.id as person_id, 'mentor' as task, 'school-file' as source
      from unnest(${mentors.map(([name]) => name.toLowerCase())}::text[], ${mentors.map(([, email]) => email)}::text[])
        as given (name, email)
      join ${classes(day.school)} on c.name = given.name
      join ${people(day.school)} on p.email = given.email
      where not exists (
        select from assignment a
        where a.school_id = ${day.school}::uuid and a.class_id = c.id and a.source = 'roster' and a.task = 'mentor'
          and a.ended_at is null
      )`,
  })

const settleRoles = async (
  tx: PrismaTx,
  school: string,
  roles: readonly (readonly [role: string, email: string])[],
) =>
  Pair.parse(
    await tx.$queryRaw`
      with target as materialized (
        select distinct p.id as person_id, given.role
        from unnest(${roles.map(([role]) => role)}::text[], ${roles.map(([, email]) => email)}::text[]) as given (role, email)
        join ${people(school)} on p.email = given.email
        union
        select person_id, 'mentor' from assignment
        where school_id = ${school}::uuid and source = 'school-file' and task = 'mentor' and ended_at is null
          and person_id in (select id from person where email is not null)
      ),
      gone as (
        delete from person_role live
        where live.school_id = ${school}::uuid and live.source = 'school-file' and ${hasEmail} and not exists (
          select from target where target.person_id = live.person_id and target.role = live.role
        )
        returning 1
      ),
      fresh as (
        insert into person_role (school_id, person_id, role, source)
        select ${school}::uuid, person_id, role, 'school-file' from target
        on conflict do nothing
        returning 1
      )
      select (select count(*) from fresh)::int as add, (select count(*) from gone)::int as end`,
  )[0]

/**
 * Gives the roles and mentors of the school's own choices to those who have these addresses now, and takes back what
 * the choices no longer say. The school must be set; people without an address are left alone.
 */
export const applyChoices = async (
  tx: PrismaTx,
  day: { readonly school: string; readonly at: Date },
): Promise<AppliedChoices> => {
  const { school } = day
  const [{ choices }] = Kept.parse(await tx.$queryRaw`select choices from school where id = ${school}::uuid`)
  const mentors = Object.entries(choices.mentors)
  const roles = Object.entries(choices.roles).flatMap(([role, emails]) =>
    emails.map((email) => [role, email] as const),
  )
  const tasks = await settleMentors(tx, day, mentors)
  const given = await settleRoles(tx, school, roles)
  const emails = [...new Set([...roles.map(([, email]) => email), ...mentors.map(([, email]) => email)])]
  const unknownEmails = Names.parse(
    await tx.$queryRaw`
      select given.name from unnest(${emails}::text[]) as given (name)
      where not exists (select from ${people(school)} where p.email = given.name) order by 1`,
  )
  const unknownClasses = Names.parse(
    await tx.$queryRaw`
      select given.name from unnest(${mentors.map(([name]) => name)}::text[]) as given (name)
      where not exists (select from ${classes(school)} where c.name = lower(given.name)) order by 1`,
  )
  return {
    add: tasks.add + given.add,
    end: tasks.end + given.end,
    unknown: {
      emails: unknownEmails.map(({ name }) => name),
      classes: unknownClasses.map(({ name }) => name),
    },
  }
}
