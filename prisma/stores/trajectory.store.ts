import { Pseudonym } from '../../src/core/access/vault.ts'
import { TrajectoryId } from '../../src/core/kernel/ids.ts'
import { Contents, TrajectoryStatus } from '../../src/core/trajectories/trajectory.ts'
import type { TrajectoryStore } from '../../src/core/trajectories/trajectory-store.ts'
import { dateOfDay, dayOf } from './day.ts'
import { pupilIn } from './locker.ts'
import { colleagueColumns, colleagueOf } from './people.store.ts'
import { studentColumns, studentOf } from './students.store.ts'
import type { PrismaTx } from './transaction.ts'

/** Where the words of a trajectory are locked. */
export const place = (id: string): string => `trajectory:${id}`

/** Trajectories of the school of this transaction, each under the pseudonym of its pupil. */
export const trajectoryStore = (tx: PrismaTx): TrajectoryStore => ({
  pupil: async (permit) => {
    const { student: id } = pupilIn(permit)
    return studentOf(await tx.student.findUniqueOrThrow({ where: { id }, select: studentColumns }))
  },
  trajectory: async (permit) => {
    const { locker } = pupilIn(permit)
    const row = await tx.trajectory.findFirst({
      where: { schoolId: permit.school, pseudonym: locker.pseudonym },
      orderBy: { number: 'desc' },
      include: { workers: { select: { person: { select: colleagueColumns } } } },
    })
    if (!row) return undefined
    const contents = Contents.parse(JSON.parse(locker.unlock(place(row.id), row.box)))
    const people = await tx.person.findMany({
      where: { id: { in: [contents.enrolledBy, ...(contents.contact ? [contents.contact] : [])] } },
      select: colleagueColumns,
    })
    const named = people.map(colleagueOf)
    return {
      id: TrajectoryId.parse(row.id),
      number: row.number,
      status: TrajectoryStatus.parse(row.status),
      version: row.version,
      evaluateOn: row.evaluateOn ? dayOf(row.evaluateOn) : undefined,
      contents,
      workers: row.workers.map(({ person }) => colleagueOf(person)),
      contact: named.find(({ id }) => id === contents.contact),
      enrolledBy: named.find(({ id }) => id === contents.enrolledBy),
    }
  },
  addTrajectory: async (permit, { id, number, contents }) => {
    const { locker } = pupilIn(permit)
    const box = locker.lock(place(id), JSON.stringify(contents))
    const { count } = await tx.trajectory.createMany({
      data: { id, schoolId: permit.school, pseudonym: locker.pseudonym, number, box },
      skipDuplicates: true,
    })
    return count === 1
  },
  changeTrajectory: async (permit, { id, version }, { status, evaluateOn, contents }) => {
    const { locker } = pupilIn(permit)
    const { count } = await tx.trajectory.updateMany({
      where: { id, schoolId: permit.school, pseudonym: locker.pseudonym, version },
      data: {
        version: version + 1,
        box: locker.lock(place(id), JSON.stringify(contents)),
        ...(status ? { status } : {}),
        ...(evaluateOn ? { evaluateOn: dateOfDay(evaluateOn) } : {}),
      },
    })
    return count === 1
  },
  addWorker: async ({ school: schoolId }, trajectoryId, personId) => {
    await tx.trajectoryWorker.createMany({
      data: { schoolId, trajectoryId, personId },
      skipDuplicates: true,
    })
  },
  removeWorker: async ({ school: schoolId }, trajectoryId, personId) => {
    await tx.trajectoryWorker.deleteMany({ where: { schoolId, trajectoryId, personId } })
  },
  openTrajectories: async ({ school: schoolId, actor, because }) => {
    const own = because === 'coordinator' ? {} : { workers: { some: { personId: actor } } }
    const rows = await tx.trajectory.findMany({
      where: { schoolId, status: { not: 'closed' }, ...own },
      select: { pseudonym: true, status: true, evaluateOn: true },
      orderBy: [{ evaluateOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    })
    return rows.map(({ pseudonym, status, evaluateOn }) => ({
      pseudonym: Pseudonym.parse(pseudonym),
      status: TrajectoryStatus.parse(status),
      evaluateOn: evaluateOn ? dayOf(evaluateOn) : undefined,
    }))
  },
  countTrajectories: async ({ school: schoolId }) => {
    const counted = await tx.trajectory.groupBy({ by: ['status'], where: { schoolId }, _count: true })
    return Object.fromEntries(counted.map(({ status, _count }) => [TrajectoryStatus.parse(status), _count]))
  },
})
