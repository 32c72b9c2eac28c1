import { z } from 'zod'
import { Pseudonym } from '../../src/core/access/vault.ts'
import type { CircleStore } from '../../src/core/circle/circle-store.ts'
import { EmergencyId, type NewId } from '../../src/core/kernel/ids.ts'
import { dateOf, instantOf } from './access.store.ts'
import { pupilIn } from './locker.ts'
import { colleagueColumns, colleagueOf } from './people.store.ts'
import type { PrismaTx } from './transaction.ts'

/** Where the reason of an emergency is locked. */
export const place = (id: string): string => `emergency:${id}`

/** Who stands in the circle of a pupil for a day or an hour, at the school of this transaction. */
export const circleStore = (tx: PrismaTx, newId: NewId): CircleStore => ({
  staff: async ({ school: schoolId }) => {
    const people = await tx.person.findMany({ where: { schoolId, leftAt: null }, select: colleagueColumns })
    return people.map(colleagueOf)
  },
  addSubstitution: async ({ school: schoolId }, { person, class: classId, since, until }) => {
    await tx.substitution.createMany({
      data: {
        id: newId(),
        schoolId,
        personId: person,
        classId,
        since: dateOf(since),
        until: dateOf(until),
      },
      skipDuplicates: true,
    })
  },
  addEmergency: async (permit, { id, reason, since, until }) => {
    const { locker } = pupilIn(permit)
    await tx.emergency.createMany({
      data: {
        id,
        schoolId: permit.school,
        personId: permit.actor,
        pseudonym: locker.pseudonym,
        since: dateOf(since),
        until: dateOf(until),
        box: locker.lock(place(id), reason),
      },
      skipDuplicates: true,
    })
  },
  emergencies: async ({ school: schoolId }, since) => {
    const rows = await tx.emergency.findMany({
      where: { schoolId, since: { gte: dateOf(since) } },
      select: { id: true, pseudonym: true, personId: true, since: true },
      orderBy: [{ since: 'desc' }, { id: 'desc' }],
    })
    const people = await tx.person.findMany({
      where: { id: { in: rows.map(({ personId }) => personId) } },
      select: colleagueColumns,
    })
    const named = new Map(people.map((person) => [person.id, colleagueOf(person)]))
    return rows.flatMap((row) => {
      const by = named.get(row.personId)
      const { id, pseudonym } = z.object({ id: EmergencyId, pseudonym: Pseudonym }).parse(row)
      return by ? [{ id, pseudonym, by, since: instantOf(row.since) }] : []
    })
  },
  emergencyReason: async (permit, id) => {
    const { locker } = pupilIn(permit)
    const row = await tx.emergency.findFirst({
      where: { id, schoolId: permit.school, pseudonym: locker.pseudonym },
      select: { box: true },
    })
    return row ? locker.unlock(place(id), row.box) : undefined
  },
})
