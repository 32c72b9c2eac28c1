import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { doubtful, type Finding, well, wrong } from '../src/core/app/finding.ts'
import type { SchoolId } from '../src/core/kernel/ids.ts'
import type { Database } from './database.ts'
import { dateOf } from './stores/access.store.ts'
import { schoolsIn } from './stores/schools.ts'

/** What was decided longer ago than this should have been sent. */
const patience = { minutes: 5 }

const Counted = z.tuple([
  z.object({
    name: z.string(),
    people: z.int(),
    unreachable: z.int(),
    admins: z.int(),
    late: z.int(),
    unsure: z.int(),
    failed: z.int(),
    unsealed: z.int(),
  }),
])
type Counted = z.infer<typeof Counted>[0]

const lately = { hours: 7 * 24 }

const count = (database: Database, school: SchoolId, now: Temporal.Instant): Promise<Counted> =>
  database.client.$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('app.school', ${school}, true)`
    const rows = await tx.$queryRaw`
      with late as (select ${dateOf(now.subtract(patience))}::timestamptz as before),
        lately as (select ${dateOf(now.subtract(lately))}::timestamptz as since),
        staff as (
          select p.id, exists (
            select from account a where a.school_id = p.school_id and a.person_id = p.id and a.reachable and a.cut_at is null
          ) as reachable
          from person p where p.left_at is null)
      select s.name,
        (select count(*)::int from staff) as people,
        (select count(*)::int from staff where not reachable) as unreachable,
        (select count(*)::int from staff join person_role r on r.person_id = staff.id where r.role = 'admin') as admins,
        (select count(*)::int from delivery, late where status in ('due', 'sending')
          and coalesce(due_at, decided_at) < late.before and coalesce(settled_at, decided_at) < late.before) as late,
        (select count(*)::int from delivery, lately where status = 'unsure' and decided_at > lately.since) as unsure,
        (select count(*)::int from delivery, lately where status = 'failed' and decided_at > lately.since) as failed,
        (select count(*)::int from register_unsealed u join register r using (school_id, number), late
          where r.at < late.before) as unsealed
      from school s where s.id = ${school}::uuid`
    return Counted.parse(rows)[0]
  })

const findingsOf = ({
  name,
  people,
  unreachable,
  admins,
  late,
  unsure,
  failed,
  unsealed,
}: Counted): readonly Finding[] => [
  people === 0
    ? wrong(
        `${name}: people`,
        'Nobody works here yet.',
        'Bring in the roster: npx trajectbot import DIR|ZIP.',
      )
    : well(`${name}: people`, `${people} work here.`),
  ...(people > 0 && admins === 0
    ? [
        doubtful(
          `${name}: administrator`,
          'Nobody has the role admin, so nobody can hand out codes or see who is reachable.',
          'Name somebody under roles, admin in school.yaml.',
        ),
      ]
    : []),
  ...(unreachable > 0
    ? [
        doubtful(
          `${name}: reachable`,
          `${unreachable} of ${people} cannot be knocked.`,
          'The administrator types "wie is bereikbaar" in the chat and sees who, and what stands in the way.',
        ),
      ]
    : []),
  late > 0
    ? wrong(
        `${name}: knocks`,
        `${late} should have been sent more than five minutes ago.`,
        'See whether the bot runs, whether /readyz says yes, and what the log says of "queue-trouble" and "job-failed".',
      )
    : well(`${name}: knocks`, 'None is late.'),
  unsealed > 0
    ? doubtful(
        `${name}: access register`,
        `${unsealed} rows wait for their seal for more than five minutes.`,
        'Set MASTER_KEY if there is none: without it the register is kept, not sealed, and rows past their term stay. Else see what the log says of "seal-failed".',
      )
    : well(`${name}: access register`, 'Everything in it is sealed.'),
  ...(unsure + failed > 0
    ? [
        doubtful(
          `${name}: knocks of this week`,
          `${failed} failed, and of ${unsure} it is not known whether they arrived.`,
          'The requests they were about show who was told what; tell people by hand where it matters.',
        ),
      ]
    : []),
]

/** What the database tells: who works here, who cannot be reached, and what should have been sent and was not. */
export const checkDatabase = async (
  database: Database,
  now: Temporal.Instant,
): Promise<readonly Finding[]> => {
  const kind =
    database.kind === 'embedded'
      ? doubtful(
          'Database',
          'Embedded, and up to date with this version.',
          'For a live school set DATABASE_URL to a PostgreSQL: the embedded database makes no promise on power loss.',
        )
      : well('Database', 'PostgreSQL, and up to date with this version.')
  const schools = await schoolsIn(database.client)
  if (schools.length === 0)
    return [
      kind,
      wrong('School', 'There is none yet.', 'Write school.yaml (see school.example.yaml) and start the bot.'),
    ]
  const findings: Finding[] = [kind]
  for (const school of schools) findings.push(...findingsOf(await count(database, school, now)))
  return findings
}
