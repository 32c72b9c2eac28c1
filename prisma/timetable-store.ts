import { z } from 'zod'
import { ClassId, PersonId } from '../src/core/kernel/ids.ts'
import type { Lesson } from '../src/core/timetable/lesson.ts'
import { type Replaced, TimetableCounts, type TimetableStore } from '../src/core/timetable/timetable-store.ts'
import type { PrismaClient } from './generated/client.ts'
import { choicesStore } from './stores/choices.store.ts'
import type { PrismaTx } from './stores/transaction.ts'

const Gone = z.tuple([z.object({ gone: z.int() })])
const Counted = z.tuple([TimetableCounts])

/** A whole timetable in one transaction takes longer than a request, above all on a busy machine. */
const patience = { timeout: 60_000, maxWait: 60_000 }

/** Undoes a transaction of which only the outcome counts. */
class Undone extends Error {
  readonly replaced: Replaced
  constructor(replaced: Replaced) {
    super('undone on purpose')
    this.replaced = replaced
  }
}

const countGone = async (tx: PrismaTx, school: string, lessons: string): Promise<number> =>
  Gone.parse(
    await tx.$queryRaw`
      select count(*)::int as gone
      from (select distinct class, person from jsonb_to_recordset(${lessons}::jsonb) as l(class uuid, person uuid)) l
      where not exists (
          select from class c where c.school_id = ${school}::uuid and c.id = l.class and c.ended_at is null)
        or (l.person is not null and not exists (
          select from person p where p.school_id = ${school}::uuid and p.id = l.person and p.left_at is null))`,
  )[0].gone

/** A lesson that stays the same is the same row again. */
const replaceAll = async (tx: PrismaTx, school: string, lessons: string): Promise<TimetableCounts> =>
  Counted.parse(
    await tx.$queryRaw`
      with target as materialized (
        select *, jsonb_build_array(class, person, weekday, hour, week, subject, room, "from", until)::text as same
        from jsonb_to_recordset(${lessons}::jsonb) as l(
          class uuid, person uuid, weekday text, hour int, week text, subject text, room text, "from" date, until date)
      ),
      live as materialized (
        select id, jsonb_build_array(
          class_id, person_id, weekday, hour, week, subject, room, from_day, until_day)::text as same
        from lesson where school_id = ${school}::uuid
      ),
      over as (
        delete from lesson using live
        where lesson.school_id = ${school}::uuid and lesson.id = live.id
          and not exists (select from target where target.same = live.same)
        returning 1
      ),
      fresh as (
        insert into lesson (id, school_id, class_id, person_id, weekday, hour, week, subject, room, from_day, until_day)
        select gen_random_uuid(), ${school}::uuid, class, person, weekday, hour, week, subject, room, "from", until
        from target where not exists (select from live where live.same = target.same)
        returning 1
      ),
      counted as (select (select count(*) from fresh)::int as add, (select count(*) from over)::int as "end")
      select add, "end", (select count(*) from target)::int - add as stay from counted`,
  )[0]

/** Keeps the timetable in PostgreSQL, embedded or not. */
export const openTimetableStore = (client: PrismaClient): TimetableStore => {
  const inSchool = <T>(school: string, work: (tx: PrismaTx) => Promise<T>): Promise<T> =>
    client.$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.school', ${school}, true)`
      return work(tx)
    }, patience)
  return {
    names: (school) =>
      inSchool(school, async (tx) => {
        const { bells } = await choicesStore(tx, school).schoolChoices()
        const classes = await tx.schoolClass.findMany({
          where: { endedAt: null },
          select: { id: true, name: true, sourcedId: true },
        })
        const people = await tx.person.findMany({
          where: { leftAt: null },
          select: { id: true, email: true, sourcedId: true },
        })
        return {
          classes: classes.map((one) => ({ ...one, id: ClassId.parse(one.id) })),
          people: people.map((one) => ({ ...one, id: PersonId.parse(one.id) })),
          hours: bells.regular.map(({ hour }) => hour),
        }
      }),
    replace: (school, lessons: readonly Lesson[], keep) =>
      inSchool(school, async (tx): Promise<Replaced> => {
        await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('timetable:' || ${school}, 0))`
        const all = JSON.stringify(lessons)
        if ((await countGone(tx, school, all)) > 0) return { is: 'outdated' }
        const counts = await replaceAll(tx, school, all)
        if (!keep) throw new Undone({ is: 'undone', counts })
        return { is: 'done', counts }
      }).catch((error: unknown) => {
        if (error instanceof Undone) return error.replaced
        throw error
      }),
  }
}
