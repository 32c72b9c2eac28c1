import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { type SchoolId, StudentId } from '../../src/core/kernel/ids.ts'
import { type Erasable, Erased, together } from '../../src/core/retention/certificate.ts'
import type { Forgettable, ForgettingStore } from '../../src/core/retention/forgetting-store.ts'
import { Locale } from '../../src/core/text/locale.ts'
import type { Prisma, PrismaClient } from '../generated/client.ts'
import { dateOf, instantOf } from '../stores/access.store.ts'
import type { PrismaTx } from '../stores/transaction.ts'
import { erasingSteps } from './erasing-steps.ts'
import { keptTexts, lockedTexts } from './kept-texts.ts'

/** A pupil of many years has many rows, and a busy database has others to serve. */
const patience = { timeout: 60_000, maxWait: 60_000 }

const columns = {
  id: true,
  number: true,
  givenName: true,
  nickname: true,
  familyName: true,
  leftAt: true,
} satisfies Prisma.StudentSelect

const forgettableOf = ({
  id,
  leftAt,
  nickname,
  ...names
}: Prisma.StudentGetPayload<{ select: typeof columns }>): Forgettable => ({
  ...names,
  nickname: nickname ?? undefined,
  student: StudentId.parse(id),
  stays: leftAt === null,
  leftOn: leftAt ? instantOf(leftAt) : undefined,
})

/** Adds to what a certificate counts, in the transaction of what it counts. */
const count = async (tx: PrismaTx, id: string, more: Erased): Promise<void> => {
  const { erased } = await tx.forgotten.findUniqueOrThrow({ where: { id }, select: { erased: true } })
  await tx.forgotten.update({ where: { id }, data: { erased: together(Erased.parse(erased), more) } })
}

/** Removes the roster's own rows of somebody who left, as they were last sent or are being sent. */
const eraseRosterRows = async (tx: PrismaTx, school: string, sourcedId: string): Promise<number> => {
  const where = (table: 'roster_row' | 'roster_staged') =>
    tx.$executeRawUnsafe(
      `delete from ${table} where school_id = $1::uuid and (
         (file = 'users' and sourced_id = $2)
         or (file in ('roles', 'enrollments', 'userProfiles') and data->>'user' = $2)
       )`,
      school,
      sourcedId,
    )
  return (await where('roster_row')) + (await where('roster_staged'))
}

/** Forgets in PostgreSQL, embedded or not. */
export const openForgettingStore = (client: PrismaClient): ForgettingStore => {
  const inSchool = <T>(school: string, work: (tx: PrismaTx) => Promise<T>): Promise<T> =>
    client.$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.school', ${school}, true)`
      return work(tx)
    }, patience)
  const students = (school: SchoolId, where: Prisma.StudentWhereInput, take?: number) =>
    inSchool(school, async (tx) => {
      const rows = await tx.student.findMany({
        where: { schoolId: school, ...where },
        select: columns,
        orderBy: [{ leftAt: 'asc' }, { id: 'asc' }],
        ...(take === undefined ? {} : { take }),
      })
      return rows.map(forgettableOf)
    })

  return {
    settings: (school) =>
      inSchool(school, async (tx) => {
        const { zone, locale } = await tx.school.findUniqueOrThrow({ where: { id: school } })
        return { zone, locale: Locale.parse(locale) }
      }),
    numbered: (school, number) => students(school, { number }),
    leftBefore: (school, before: Temporal.Instant, atMost) =>
      students(school, { leftAt: { lt: dateOf(before) } }, atMost),
    texts: (school, student) => keptTexts(inSchool, school, student),
    lockedTexts: (school) => lockedTexts(inSchool, school),
    erase: (school, erasing) =>
      inSchool(school, async (tx) => {
        const { certificate: id, locker, at, erasedAlready } = erasing
        const pseudonym = locker?.pseudonym ?? null
        // Who is just adding something under this pseudonym is waited for; who comes later finds it refused.
        if (pseudonym)
          await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('pseudonym:' || ${pseudonym}, 0))`
        const data = { pseudonym, at: dateOf(at) }
        await tx.forgotten.upsert({ where: { id }, create: { id, schoolId: school, ...data }, update: data })
        const erased: Partial<Record<Erasable, number>> = { ...erasedAlready }
        for (const [kind, erase] of erasingSteps) erased[kind] = await erase(tx, school, erasing)
        await count(tx, id, erased)
      }),
    eraseName: (school, student, certificates) =>
      inSchool(school, async (tx) => {
        const where = { id: student, schoolId: school, leftAt: { not: null } }
        const found = await tx.student.findFirst({ where, select: { sourcedId: true } })
        // Who came back meanwhile is a pupil of the roster again.
        if (!found) return
        const rows = found.sourcedId ? await eraseRosterRows(tx, school, found.sourcedId) : 0
        const seats = await tx.enrolment.deleteMany({ where: { schoolId: school, studentId: student } })
        const { count: names } = await tx.student.deleteMany({ where })
        const id = certificates.at(-1)
        if (id) await count(tx, id, { names: names + seats.count + rows })
      }),
    certificates: (school) =>
      inSchool(school, async (tx) => {
        const rows = await tx.forgotten.findMany({
          where: { schoolId: school, handedOverAt: null },
          orderBy: [{ at: 'asc' }, { id: 'asc' }],
        })
        return rows.map(({ id, at, erased }) => ({
          id: z.uuid().parse(id),
          at: at.toISOString(),
          erased: Erased.parse(erased),
        }))
      }),
    handedOver: async (school, ids, at) => {
      await inSchool(school, (tx) =>
        tx.forgotten.updateMany({
          where: { schoolId: school, id: { in: [...ids] } },
          data: { handedOverAt: dateOf(at) },
        }),
      )
    },
  }
}
