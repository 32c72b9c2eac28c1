import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { SchoolId } from '../src/core/kernel/ids.ts'
import { practiceWorkspace } from '../src/core/people/account.ts'
import { Role } from '../src/core/people/person.ts'
import type { SchoolChoices } from '../src/core/school/school-choices.ts'
import type { PrismaClient } from './generated/client.ts'
import { choicesStore } from './stores/choices.store.ts'
import { colleagueName } from './stores/people.store.ts'
import type { PrismaTx } from './stores/transaction.ts'

/** Somebody of the practice school whose chair one can take. */
export type PracticeSeat = {
  readonly user: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly mentorOf: readonly string[]
  readonly teaches: readonly string[]
}

/** One row of the access register, with the names that its ids stand for. */
export type PracticeRow = {
  readonly number: number
  readonly at: Temporal.Instant
  readonly action: string
  readonly allowed: boolean
  readonly because: string | undefined
  readonly student: string | undefined
  readonly class: string | undefined
  readonly advice: string | undefined
}

/** The school that was made for practice, as far as the practice page looks past the door. */
export type PracticeSchool = {
  readonly name: string
  readonly choices: SchoolChoices
  readonly seats: readonly PracticeSeat[]
  /** The moment of the last line of the register: the practice clock does not go back behind it. */
  readonly lastMoment: Temporal.Instant | undefined
  /** The number of the last line of the register. */
  lastNumber(): Promise<number>
  /** What was written into the register about somebody's tries after a number. */
  rowsSince(number: number, user: string): Promise<readonly PracticeRow[]>
  /** Whether every knock that was decided has been delivered or given up. */
  settled(): Promise<boolean>
}

const mark = { platform: 'browser', id: practiceWorkspace } as const

/** Every school numbers its register with a sequence that bears its id; the catalogue of the database may be read past the wall between schools. */
const schoolIds = async (client: PrismaClient): Promise<readonly string[]> => {
  const rows = await client.$queryRaw`
    select substr(relname, 10)::uuid::text as id from pg_class
    where relkind = 'S' and relname ~ '^register_[0-9a-f]{32}$'`
  return z
    .array(z.object({ id: z.uuid() }))
    .parse(rows)
    .map(({ id }) => id)
}

/**
 * Opens the school for practice, after it was brought in where there was no school at all. The mark is what comes last
 * of that, so that a bringing in that was killed halfway is done again. On a database that holds any other school
 * practice stays shut, whatever that school is.
 */
export const openPracticeSchool = async (
  client: PrismaClient,
  own: { readonly id: SchoolId; readonly bringIn: () => Promise<void> },
): Promise<PracticeSchool | 'other-school'> => {
  const findMark = () => client.workspace.findUnique({ where: { platform_id: mark } })
  if (!(await findMark()) && (await schoolIds(client)).every((id) => id === own.id)) await own.bringIn()
  const marked = await findMark()
  if (!marked || (await schoolIds(client)).some((id) => id !== marked.schoolId)) return 'other-school'
  const inside = <T>(look: (tx: PrismaTx) => Promise<T>): Promise<T> =>
    client.$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.school', ${marked.schoolId}, true)`
      return look(tx)
    })
  const choices = await inside((tx) => choicesStore(tx, SchoolId.parse(marked.schoolId)).schoolChoices())
  const last = await inside((tx) => tx.register.findFirst({ orderBy: { at: 'desc' }, select: { at: true } }))
  return {
    name: choices.name,
    choices,
    seats: await inside(seats),
    lastMoment: last ? Temporal.Instant.fromEpochMilliseconds(last.at.getTime()) : undefined,
    lastNumber: () =>
      inside(async (tx) =>
        Number((await tx.register.aggregate({ _max: { number: true } }))._max.number ?? 0),
      ),
    rowsSince: (number, user) => inside((tx) => rowsSince(tx, number, user)),
    settled: () =>
      inside(
        async (tx) => (await tx.delivery.count({ where: { status: { in: ['due', 'sending'] } } })) === 0,
      ),
  }
}

const seats = async (tx: PrismaTx): Promise<readonly PracticeSeat[]> => {
  const accounts = await tx.account.findMany({
    where: { platform: mark.platform, workspace: mark.id, cutAt: null },
    orderBy: { id: 'asc' },
    select: {
      externalUser: true,
      person: {
        select: {
          givenName: true,
          familyName: true,
          roles: { select: { role: true } },
          assignments: {
            where: { endedAt: null },
            select: { task: true, class: { select: { name: true } } },
          },
        },
      },
    },
  })
  return accounts.map(({ externalUser, person }) => {
    const classes = (task: string): readonly string[] =>
      [
        ...new Set(person.assignments.flatMap((one) => (one.task === task ? [one.class.name] : []))),
      ].toSorted()
    return {
      user: externalUser,
      name: colleagueName(person),
      roles: [...new Set(person.roles.map(({ role }) => Role.parse(role)))],
      mentorOf: classes('mentor'),
      teaches: classes('teacher'),
    }
  })
}

const Row = z
  .object({
    number: z.coerce.number(),
    at: z.date(),
    action: z.string(),
    allowed: z.boolean(),
    because: z.string().nullable(),
    student: z.string().nullable(),
    class: z.string().nullable(),
    advice: z.string().nullable(),
  })
  .transform(({ at, because, student, class: class_, advice, ...row }) => ({
    ...row,
    at: Temporal.Instant.fromEpochMilliseconds(at.getTime()),
    because: because ?? undefined,
    student: student ?? undefined,
    class: class_ ?? undefined,
    advice: advice ?? undefined,
  }))

const rowsSince = async (tx: PrismaTx, number: number, user: string): Promise<readonly PracticeRow[]> =>
  z.array(Row).parse(
    await tx.$queryRaw`
      select r.number, r.at, r.action, r.allowed, r.because, c.name as class, r.advice_id::text as advice,
        coalesce(s.nickname, s.given_name) || ' ' || s.family_name as student
      from register r
      join account a on a.person_id = r.actor_id
      left join student s on s.id = r.student_id
      left join class c on c.id = r.class_id
      where a.platform = ${mark.platform} and a.workspace = ${mark.id} and a.external_user = ${user}
        and r.number > ${number}
      order by r.number`,
  )
