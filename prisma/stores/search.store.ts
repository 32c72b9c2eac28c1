import { z } from 'zod'
import type { SearchStore } from '../../src/core/access/search.ts'
import { Pseudonym } from '../../src/core/access/vault.ts'
import { ClassId, type SchoolId, StudentId } from '../../src/core/kernel/ids.ts'
import type { WatchedStore } from '../../src/core/register/watched.ts'
import { indexNames, type NameIndex } from '../../src/core/students/name-index.ts'
import type { Ask } from '../ask.ts'
import type { PrismaClient } from '../generated/client.ts'
import { dateOf } from './access.store.ts'
import { studentColumns, studentOf } from './students.store.ts'
import type { PrismaTx } from './transaction.ts'

/** Of how many schools the names are remembered; those that nobody asked for longest go first. */
const mostRosters = 32

/** The names of a school's pupils, and the stamp under which they were read. */
type Roster = { readonly stamp: string; readonly index: NameIndex }

const Among = z.tuple([z.object({ circle_among: z.array(StudentId) })])

/** Finds out about whom a permit must be asked. */
export const searchStore = (client: PrismaClient, ask: Ask): Omit<SearchStore, keyof WatchedStore> => {
  const remembered = new Map<SchoolId, Roster>()

  const inSchool = <T>(school: SchoolId, work: (tx: PrismaTx) => Promise<T>): Promise<T> =>
    client.$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.school', ${school}, true)`
      return work(tx)
    })

  const readRoster = (school: SchoolId): Promise<Roster> =>
    inSchool(school, async (tx) => {
      // The stamp is read first: names that change meanwhile are newer than their stamp, and are read once more.
      const stamped = await tx.rosterStamp.findUnique({ where: { schoolId: school } })
      const students = await tx.student.findMany({
        where: { schoolId: school, leftAt: null },
        select: studentColumns,
      })
      return { stamp: String(stamped?.stamp ?? ''), index: indexNames(students.map(studentOf)) }
    })

  return {
    roster: async (school, stamp) => {
      const known = remembered.get(school)
      const roster = known?.stamp === stamp ? known : await readRoster(school)
      remembered.delete(school)
      remembered.set(school, roster)
      const [oldest] = remembered.keys()
      if (remembered.size > mostRosters && oldest) remembered.delete(oldest)
      return roster.index
    },
    isPupil: (school, id) =>
      inSchool(
        school,
        async (tx) => (await tx.student.count({ where: { id, schoolId: school, leftAt: null } })) === 1,
      ),
    asked: ({ school, actor, at }, id) =>
      inSchool(school, async (tx) => {
        const where = { id, schoolId: school, personId: actor, until: { gt: dateOf(at) } }
        return (await tx.asked.findFirst({ where, select: { box: true } }))?.box
      }),
    ownPupils: ({ school, actor, at }) =>
      inSchool(school, async (tx) => {
        const now = dateOf(at)
        const mine = {
          OR: [
            { assignments: { some: { personId: actor, endedAt: null } } },
            { substitutes: { some: { personId: actor, since: { lte: now }, until: { gt: now } } } },
          ],
        }
        const seats = await tx.enrolment.findMany({
          where: { schoolId: school, endedAt: null, class: mine, student: { leftAt: null } },
          select: { studentId: true, classId: true },
        })
        const classes = Map.groupBy(seats, ({ studentId }) => studentId)
        const students = await tx.student.findMany({
          where: { schoolId: school, id: { in: [...classes.keys()] } },
          select: studentColumns,
        })
        return students.map((student) => ({
          student: studentOf(student),
          classes: (classes.get(student.id) ?? []).map(({ classId }) => ClassId.parse(classId)),
        }))
      }),
    withAgreements: (school, among, at) =>
      inSchool(school, async (tx) => {
        const rows = await tx.agreement.findMany({
          where: {
            schoolId: school,
            pseudonym: { in: [...among] },
            status: 'confirmed',
            // In force on any day that this moment can be, wherever the school is.
            validFrom: { lte: dateOf(at.add({ hours: 24 })) },
            OR: [{ validUntil: null }, { validUntil: { gte: dateOf(at.subtract({ hours: 48 })) } }],
          },
          select: { pseudonym: true },
          distinct: ['pseudonym'],
        })
        return new Set(rows.map(({ pseudonym }) => Pseudonym.parse(pseudonym)))
      }),
    circleAmong: async ({ school, actor, at, accepted, candidates }) => {
      const students = candidates.map(({ student }) => student)
      const pseudonyms = candidates.map(({ pseudonym }) => pseudonym ?? null)
      const [{ circle_among: mine }] = Among.parse(
        await ask(
          'select circle_among($1::uuid, $2::timestamptz, $3::uuid, $4::text[], $5::uuid[], $6::uuid[])',
          [school, dateOf(at), actor, accepted, students, pseudonyms],
        ),
      )
      return new Set(mine)
    },
  }
}
