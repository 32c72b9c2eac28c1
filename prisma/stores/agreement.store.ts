import { z } from 'zod'
import type { Permit } from '../../src/core/access/permit.ts'
import { type Agreement, AgreementStatus, Terms } from '../../src/core/agreements/agreement.ts'
import type { AgreementStore } from '../../src/core/agreements/agreement-store.ts'
import { AgreementId, PersonId } from '../../src/core/kernel/ids.ts'
import type { Prisma } from '../generated/client.ts'
import { dateOf } from './access.store.ts'
import { dateOfDay } from './day.ts'
import { pupilIn } from './locker.ts'
import { lookUp, markOf, place } from './look-up.ts'
import { colleagueColumns, colleagueOf } from './people.store.ts'
import type { PrismaTx } from './transaction.ts'

const Reader = z.object({ by: PersonId })
const AroundRows = z.array(
  z.object({ id: z.uuid(), givenName: z.string(), familyName: z.string(), reads: z.boolean() }),
)

type Row = Prisma.AgreementGetPayload<Record<string, never>>

const columnsOf = (terms: Terms) => ({
  level: terms.level,
  subjects: terms.subjects,
  validFrom: dateOfDay(terms.validFrom),
  validUntil: terms.validUntil ? dateOfDay(terms.validUntil) : null,
})

/** Agreements of the school of this transaction, each under the pseudonym of its pupil. */
export const agreementStore = (tx: PrismaTx): AgreementStore => {
  const termsIn = (permit: Permit, id: string, version: number, box: Uint8Array): Terms =>
    Terms.parse(JSON.parse(pupilIn(permit).locker.unlock(place(id, version), box)))
  const agreementOf = (permit: Permit, row: Row): Agreement => ({
    id: AgreementId.parse(row.id),
    status: AgreementStatus.parse(row.status),
    version: row.version,
    terms: termsIn(permit, row.id, row.version, row.box),
  })

  return {
    lookUp: (permit, seen) => lookUp(tx, permit, seen),
    agreementsInHand: async (permit) => {
      const { locker } = pupilIn(permit)
      const rows = await tx.agreement.findMany({
        where: { schoolId: permit.school, pseudonym: locker.pseudonym, status: { not: 'ended' } },
        orderBy: [{ validFrom: 'asc' }, { id: 'asc' }],
        include: { versions: { orderBy: { version: 'desc' } }, marks: true },
      })
      const found = rows.map(({ versions, marks, ...row }) => ({
        ...agreementOf(permit, row),
        readBy: marks
          .filter(({ version }) => version === row.version)
          .map(({ id, box }) => Reader.parse(JSON.parse(locker.unlock(`mark:${id}`, box))).by),
        before: versions.map(({ version, box }) => termsIn(permit, row.id, version, box)),
      }))
      const people = await tx.person.findMany({
        where: { id: { in: found.map(({ terms }) => terms.writtenBy) } },
        select: colleagueColumns,
      })
      const named = people.map(colleagueOf)
      return found.map((agreement) => ({
        ...agreement,
        writtenBy: named.find(({ id }) => id === agreement.terms.writtenBy),
      }))
    },
    addAgreement: async (permit, { id, trajectory: trajectoryId, terms }) => {
      const { locker } = pupilIn(permit)
      const box = locker.lock(place(id, 1), JSON.stringify(terms))
      const { count } = await tx.agreement.createMany({
        data: {
          id,
          schoolId: permit.school,
          trajectoryId,
          pseudonym: locker.pseudonym,
          box,
          ...columnsOf(terms),
        },
        skipDuplicates: true,
      })
      return count === 1
    },
    changeAgreement: async (permit, { id, version }, { status, terms }) => {
      const { locker } = pupilIn(permit)
      const schoolId = permit.school
      const where = { id, schoolId, pseudonym: locker.pseudonym, version }
      const before = await tx.agreement.findFirst({ where, select: { box: true } })
      if (!before) return false
      const changed = terms
        ? {
            version: version + 1,
            box: locker.lock(place(id, version + 1), JSON.stringify(terms)),
            ...columnsOf(terms),
          }
        : {}
      const { count } = await tx.agreement.updateMany({
        where,
        data: { ...changed, ...(status ? { status } : {}) },
      })
      if (count === 1 && terms) {
        await tx.agreementVersion.create({ data: { schoolId, agreementId: id, version, box: before.box } })
      }
      return count === 1
    },
    markRead: async (permit, read) => {
      const { locker } = pupilIn(permit)
      await tx.agreementMark.createMany({
        data: read.map(({ id: agreementId, version }) => {
          const id = locker.idFor(markOf(agreementId, version, permit.actor))
          const box = locker.lock(`mark:${id}`, JSON.stringify({ by: permit.actor }))
          return { id, schoolId: permit.school, agreementId, version, box }
        }),
        skipDuplicates: true,
      })
    },
    peopleAround: async (permit, subjects) => {
      const { student, locker } = pupilIn(permit)
      const rows = await tx.$queryRaw`
        select p.id, p.given_name as "givenName", p.family_name as "familyName", bool_or(stands.reads) as reads
        from person p join (
          select a.person_id, true as reads from assignment a
          join enrolment e on e.school_id = a.school_id and e.class_id = a.class_id
          join class c on c.school_id = a.school_id and c.id = a.class_id
          where a.school_id = ${permit.school}::uuid and a.ended_at is null
            and e.student_id = ${student}::uuid and e.ended_at is null
            and (a.task = 'mentor' or c.subject is null or ${[...subjects]}::text[] = '{}'
              or c.subject = any (${[...subjects]}::text[]))
          union all
          select r.person_id, false from relation r
          where r.school_id = ${permit.school}::uuid and r.relation = 'trajectory-worker'
            and r.subject_id = ${locker.pseudonym}::uuid
        ) stands on stands.person_id = p.id
        where p.school_id = ${permit.school}::uuid and p.left_at is null
        group by p.id order by p.family_name, p.given_name`
      return AroundRows.parse(rows).map((row) => ({ ...colleagueOf(row), reads: row.reads }))
    },
    keepAsked: async ({ school: schoolId, actor: personId }, { id, box, until }) => {
      await tx.asked.deleteMany({ where: { schoolId, personId } })
      await tx.asked.createMany({
        data: { id, schoolId, personId, box, until: dateOf(until) },
        skipDuplicates: true,
      })
    },
    subjects: async () => {
      const rows = await tx.schoolClass.findMany({
        where: { endedAt: null, subject: { not: null } },
        select: { subject: true },
        distinct: ['subject'],
      })
      return rows.flatMap(({ subject }) => subject ?? [])
    },
  }
}
