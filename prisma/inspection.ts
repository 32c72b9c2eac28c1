import type { InspectionStore } from '../src/core/inspection/inspection.ts'
import { SchoolId, StudentId } from '../src/core/kernel/ids.ts'
import { operator } from '../src/core/register/register.ts'
import type { PrismaClient } from './generated/client.ts'
import { inLocker } from './in-locker.ts'
import { looksAt } from './looks-at.ts'
import { schoolIdOf } from './school-id.ts'
import { dateOf, instantOf } from './stores/access.store.ts'
import { choicesStore } from './stores/choices.store.ts'
import { colleagueColumns, colleagueName } from './stores/people.store.ts'
import { studentColumns, studentOf } from './stores/students.store.ts'
import type { PrismaTx } from './stores/transaction.ts'

const askedAbout = async (tx: PrismaTx, student: string) => {
  const found = await tx.adviceRequest.findMany({
    where: { studentId: student },
    include: {
      asker: { select: colleagueColumns },
      turns: { include: { author: { select: colleagueColumns } }, orderBy: { at: 'asc' } },
    },
    orderBy: { askedAt: 'asc' },
  })
  return found.map(({ topic, status, asker, askedAt, question, turns }) => ({
    topic,
    status,
    question: { who: colleagueName(asker), at: instantOf(askedAt), text: question },
    turns: turns.map(({ author, at, text, kind }) => ({
      who: colleagueName(author),
      at: instantOf(at),
      text,
      kind,
    })),
  }))
}

const staffOf = async (tx: PrismaTx, student: string) => {
  const found = await tx.assignment.findMany({
    where: { endedAt: null, class: { enrolments: { some: { studentId: student, endedAt: null } } } },
    include: { person: { select: colleagueColumns }, class: { select: { name: true } } },
    orderBy: [{ task: 'asc' }, { class: { name: 'asc' } }],
  })
  return found.map(({ person, task, class: { name } }) => ({
    name: colleagueName(person),
    task,
    class: name,
  }))
}

const substitutesOf = async (tx: PrismaTx, student: string) => {
  const found = await tx.substitution.findMany({
    where: { class: { enrolments: { some: { studentId: student, endedAt: null } } } },
    include: { person: { select: colleagueColumns }, class: { select: { name: true } } },
    orderBy: [{ since: 'asc' }, { id: 'asc' }],
  })
  return found.map(({ person, since, class: { name } }) => ({
    name: colleagueName(person),
    class: name,
    since: instantOf(since),
  }))
}

const nothing = { trajectories: [], agreements: [], emergencies: [] }

/** Gathers what is kept about a pupil, in one transaction with the row of the register that says so. */
export const openInspection = (client: PrismaClient): InspectionStore => {
  const inSchool = <T>(school: SchoolId, work: (tx: PrismaTx) => Promise<T>): Promise<T> =>
    client.$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.school', ${school}, true)`
      return work(tx)
    })
  return {
    schoolFor: async (key) => {
      if (key === undefined) {
        const found = await client.workspace.findMany({
          distinct: ['schoolId'],
          select: { schoolId: true },
          take: 2,
        })
        return found.length === 1 ? SchoolId.parse(found[0]?.schoolId) : undefined
      }
      const school = schoolIdOf(key)
      return inSchool(school, async (tx) => ((await tx.school.count()) > 0 ? school : undefined))
    },
    studentsOf: (school, number) =>
      inSchool(school, async (tx) => {
        const found = await tx.student.findMany({ where: { number }, select: { id: true } })
        return found.map(({ id }) => StudentId.parse(id))
      }),
    inspect: async (whose, at) => {
      const { school, student, locker } = whose
      const found = await inSchool(school, async (tx) => {
        // With a locker the row says no more than any other about what is agreed: whose it is, the locker alone knows.
        await tx.$executeRaw`insert into register
            (school_id, number, at, actor_id, action, allowed, because, student_id, trace)
          values (${school}::uuid, nextval(${`register_${school.replaceAll('-', '')}`}::regclass), ${dateOf(at)}::timestamptz,
            ${operator}::uuid, 'student.inspect', true, 'operator', ${locker ? null : student}::uuid,
            ${locker?.trace() ?? null}::bytea)`
        const { name, zone, contact } = await choicesStore(tx, school).schoolChoices()
        const { leftAt, ...row } = await tx.student.findUniqueOrThrow({
          where: { id: student },
          select: { ...studentColumns, leftAt: true },
        })
        return {
          school: { name, zone, contact },
          student: studentOf(row),
          leftAt: leftAt ? instantOf(leftAt) : undefined,
          staff: await staffOf(tx, student),
          substitutes: await substitutesOf(tx, student),
          asked: await askedAbout(tx, student),
          ...(locker ? await inLocker(tx, school, locker) : nothing),
        }
      })
      const looks = await looksAt(whose, found.school.zone, (work) => inSchool(school, work))
      return { ...found, looks }
    },
  }
}
