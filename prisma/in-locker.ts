import { z } from 'zod'
import type { Locker } from '../src/core/access/vault.ts'
import { AgreementStatus, Terms } from '../src/core/agreements/agreement.ts'
import type { InLocker, KeptTerms } from '../src/core/inspection/inspection.ts'
import { PersonId, type SchoolId } from '../src/core/kernel/ids.ts'
import { Contents, TrajectoryStatus } from '../src/core/trajectories/trajectory.ts'
import { instantOf } from './stores/access.store.ts'
import { place as emergencyPlace } from './stores/circle.store.ts'
import { dayOf } from './stores/day.ts'
import { place as agreementPlace } from './stores/look-up.ts'
import { colleagueColumns, colleagueName } from './stores/people.store.ts'
import { place as trajectoryPlace } from './stores/trajectory.store.ts'
import type { PrismaTx } from './stores/transaction.ts'

const Reader = z.object({ by: PersonId })

/** Everybody who ever worked at the school, by id. */
const namesIn = async (tx: PrismaTx, schoolId: SchoolId): Promise<ReadonlyMap<string, string>> => {
  const people = await tx.person.findMany({ where: { schoolId }, select: colleagueColumns })
  return new Map(people.map((person) => [person.id, colleagueName(person)]))
}

/** Opens all that lies in a pupil's locker: also what is over, and as it was before. */
export const inLocker = async (tx: PrismaTx, schoolId: SchoolId, locker: Locker): Promise<InLocker> => {
  const where = { schoolId, pseudonym: locker.pseudonym }
  const names = await namesIn(tx, schoolId)
  const trajectories = await tx.trajectory.findMany({
    where,
    include: { workers: { select: { personId: true } } },
    orderBy: { number: 'asc' },
  })
  const agreements = await tx.agreement.findMany({
    where,
    include: { versions: { orderBy: { version: 'desc' } }, marks: true },
    orderBy: [{ validFrom: 'asc' }, { id: 'asc' }],
  })
  const emergencies = await tx.emergency.findMany({ where, orderBy: { since: 'asc' } })
  const termsIn = (id: string, { version, box }: { version: number; box: Uint8Array }): KeptTerms => {
    const terms = Terms.parse(JSON.parse(locker.unlock(agreementPlace(id, version), box)))
    return { terms, writtenBy: names.get(terms.writtenBy) }
  }
  return {
    trajectories: trajectories.map(({ id, status, evaluateOn, workers, box }) => {
      const contents = Contents.parse(JSON.parse(locker.unlock(trajectoryPlace(id), box)))
      return {
        status: TrajectoryStatus.parse(status),
        evaluateOn: evaluateOn ? dayOf(evaluateOn) : undefined,
        contents,
        workers: workers.flatMap(({ personId }) => names.get(personId) ?? []),
        contact: names.get(contents.contact ?? ''),
        enrolledBy: names.get(contents.enrolledBy),
      }
    }),
    agreements: agreements.map(({ versions, marks, ...row }) => ({
      ...termsIn(row.id, row),
      status: AgreementStatus.parse(row.status),
      before: versions.map((version) => termsIn(row.id, version)),
      readBy: [
        ...new Set(
          marks.flatMap(
            ({ id, box }) => names.get(Reader.parse(JSON.parse(locker.unlock(`mark:${id}`, box))).by) ?? [],
          ),
        ),
      ],
    })),
    emergencies: emergencies.map(({ id, personId, since, box }) => ({
      who: names.get(personId),
      since: instantOf(since),
      reason: locker.unlock(emergencyPlace(id), box),
    })),
  }
}
