import { StudentId } from '../../src/core/kernel/ids.ts'
import type { StudentsStore } from '../../src/core/students/student.ts'
import type { PrismaTx } from './transaction.ts'

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
      select: {
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
      },
    })
    return students.map(({ enrolments, ...student }) => ({
      ...student,
      id: StudentId.parse(student.id),
      nickname: student.nickname ?? undefined,
      classes: enrolments.map((enrolment) => enrolment.class.name),
    }))
  },
})
