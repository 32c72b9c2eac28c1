import { z } from 'zod'
import type { SchoolId } from '../../src/core/kernel/ids.ts'
import { type ChoicesStore, SchoolChoices } from '../../src/core/school/school-choices.ts'
import { Locale } from '../../src/core/text/locale.ts'
import type { PrismaTx } from './transaction.ts'

/** What the school of this transaction chose. A school without a file of its own has the usual choices. */
export const choicesStore = (tx: PrismaTx, school: SchoolId): ChoicesStore => ({
  schoolChoices: async () => {
    const { choices, name, zone, locale, emergencyPhone, topics } = await tx.school.findUniqueOrThrow({
      where: { id: school },
    })
    const fromFile = z.record(z.string(), z.unknown()).parse(choices)
    // The columns are what every conversation goes by, so they have the last word.
    return {
      ...SchoolChoices.parse(fromFile),
      name,
      zone,
      language: Locale.parse(locale),
      emergencyPhone,
      topics,
    }
  },
})

/** How many people of now have an address, and who it is when there is one. */
const Addressed = z.object({ email: z.string(), people: z.int(), person: z.uuid().nullable() })
const Roles = z.array(Addressed.extend({ role: z.string() }))
const Mentors = z.array(
  Addressed.extend({
    name: z.string(),
    classes: z.int(),
    class: z.uuid().nullable(),
    /** Whether the roster itself has a mentor for this class. */
    rostered: z.boolean(),
  }),
)

const addressFault = ({ email, people }: z.infer<typeof Addressed>): string | undefined => {
  if (people === 1) return undefined
  return people === 0
    ? `nobody on the roster has the address ${email}`
    : `${people} people on the roster have the address ${email}, so it counts for none of them`
}

const applyRoles = async (
  tx: PrismaTx,
  school: SchoolId,
  { roles }: SchoolChoices,
): Promise<readonly string[]> => {
  const chosen = Object.entries(roles).flatMap(([role, emails]) => emails.map((email) => ({ role, email })))
  const found = Roles.parse(
    await tx.$queryRaw`
      select w.role, w.email, count(p.id)::int as people, min(p.id::text) as person
      from jsonb_to_recordset(${JSON.stringify(chosen)}::jsonb) as w(role text, email text)
      left join person p on p.school_id = ${school}::uuid and p.email = w.email and p.left_at is null
      group by w.role, w.email order by w.role, w.email`,
  )
  const given = JSON.stringify(found.filter(({ people }) => people === 1))
  await tx.$executeRaw`
    delete from person_role r where r.school_id = ${school}::uuid and r.source = 'school-file' and not exists (
      select from jsonb_to_recordset(${given}::jsonb) as w(role text, person uuid)
      where w.role = r.role and w.person = r.person_id)`
  await tx.$executeRaw`
    insert into person_role (school_id, person_id, role, source)
    select ${school}::uuid, w.person, w.role, 'school-file'
    from jsonb_to_recordset(${given}::jsonb) as w(role text, person uuid) on conflict do nothing`
  return found.flatMap((one) => {
    const fault = addressFault(one)
    return fault ? [`roles.${one.role}: ${fault}.`] : []
  })
}

const mentorFault = (one: z.infer<typeof Mentors>[number]): string | undefined => {
  if (one.classes === 0) return 'the roster has no such class now'
  if (one.classes > 1)
    return `the roster has ${one.classes} classes of this name, so it counts for none of them`
  if (one.rostered) return 'the roster has a mentor for this class, so the school file has no say'
  return addressFault(one)
}

const applyMentors = async (
  tx: PrismaTx,
  school: SchoolId,
  { mentors }: SchoolChoices,
): Promise<readonly string[]> => {
  const chosen = Object.entries(mentors).flatMap(([name, emails]) => emails.map((email) => ({ name, email })))
  const found = Mentors.parse(
    await tx.$queryRaw`
      select w.name, w.email, count(distinct p.id)::int as people, min(p.id::text) as person,
        count(distinct c.id)::int as classes, min(c.id::text) as class, exists (
          select from assignment a
          where a.school_id = ${school}::uuid and a.class_id = any (array_agg(c.id)) and a.task = 'mentor'
            and a.source <> 'school-file' and a.ended_at is null) as rostered
      from jsonb_to_recordset(${JSON.stringify(chosen)}::jsonb) as w(name text, email text)
      left join person p on p.school_id = ${school}::uuid and p.email = w.email and p.left_at is null
      left join class c on c.school_id = ${school}::uuid and lower(c.name) = lower(w.name)
        and c.kind = 'homeroom' and c.ended_at is null
      group by w.name, w.email order by w.name, w.email`,
  )
  const given = JSON.stringify(found.filter((one) => mentorFault(one) === undefined))
  await tx.$executeRaw`
    update assignment a set ended_at = now()
    where a.school_id = ${school}::uuid and a.source = 'school-file' and a.task = 'mentor' and a.ended_at is null
      and not exists (
        select from jsonb_to_recordset(${given}::jsonb) as w(class uuid, person uuid)
        where w.class = a.class_id and w.person = a.person_id)`
  await tx.$executeRaw`
    insert into assignment (school_id, class_id, person_id, task, source)
    select distinct ${school}::uuid, w.class, w.person, 'mentor', 'school-file'
    from jsonb_to_recordset(${given}::jsonb) as w(class uuid, person uuid)
    on conflict (school_id, class_id, person_id, task, source) do update set ended_at = null
    where assignment.ended_at is not null`
  return found.flatMap((one) => {
    const fault = mentorFault(one)
    return fault ? [`mentors.${one.name}: ${fault}.`] : []
  })
}

/**
 * Gives the people of now the roles and mentor classes that the school chose for them, and takes back what it no
 * longer chooses. What the roster says stays as it is. The answer is what could not be applied, in words for the admin.
 */
export const applyChoices = async (tx: PrismaTx, school: SchoolId): Promise<readonly string[]> => {
  const choices = await choicesStore(tx, school).schoolChoices()
  return [...(await applyRoles(tx, school, choices)), ...(await applyMentors(tx, school, choices))]
}
