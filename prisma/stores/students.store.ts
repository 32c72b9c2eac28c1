import { StudentId } from '../../src/core/kernel/ids.ts'
import type { Student, StudentsStore } from '../../src/core/students/student.ts'
import type { Prisma } from '../generated/client.ts'
import type { PrismaTx } from './transaction.ts'

/** The columns that a pupil is made of. */
export const studentColumns = {
  id: true,
  number: true,
  givenName: true,
  nickname: true,
  familyName: true,
  // By their own class pupils are told apart; a whole school of groups beside it would be read for nothing.
  enrolments: {
    where: { endedAt: null, class: { kind: 'homeroom' } },
    select: { class: { select: { name: true } } },
  },
} satisfies Prisma.StudentSelect

/** A row as a pupil. */
export const studentOf = ({
  enrolments,
  ...student
}: Prisma.StudentGetPayload<{ select: typeof studentColumns }>): Student => ({
  ...student,
  id: StudentId.parse(student.id),
  nickname: student.nickname ?? undefined,
  classes: enrolments.map((enrolment) => enrolment.class.name),
})

/** Pupils of the school of this transaction. */
export const studentsStore = (tx: PrismaTx): StudentsStore => ({
  circle: async ({ actor }) => {
    const whole = await tx.personRole.findFirst({
      where: { personId: actor, role: { in: ['support-worker', 'coordinator'] } },
      select: { role: true },
    })
    const taught = { class: { assignments: { some: { personId: actor, endedAt: null } } } }
    const students = await tx.student.findMany({
      where: { leftAt: null, ...(whole ? {} : { enrolments: { some: { endedAt: null, ...taught } } }) },
      select: studentColumns,
    })
    return students.map(studentOf)
  },
})
