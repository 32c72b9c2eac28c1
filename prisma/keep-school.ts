import type { NewId } from '../src/core/kernel/ids.ts'
import type { PrismaClient } from './generated/client.ts'
import type { SchoolFile } from './school-file.ts'

/** What a kept school is called in the database. */
export type KeptSchool = {
  readonly id: string
  /** In the order of the file. */
  readonly people: readonly string[]
  readonly students: readonly string[]
}

/** Keeps a new school from a file, all or nothing. A workspace that has a school already is refused by the database. */
export const keepSchool = async (
  client: PrismaClient,
  file: SchoolFile,
  newId: NewId,
): Promise<KeptSchool> => {
  const schoolId = newId()
  const { name, zone, locale, emergencyPhone, topics } = file
  const people = file.people.map((person) => ({ ...person, id: newId() }))
  const students = file.students.map((student) => ({ ...student, id: newId() }))
  const classNames = new Set([
    ...people.flatMap(({ teaches, mentorOf }) => [...teaches, ...mentorOf]),
    ...students.flatMap(({ classes }) => classes),
  ])
  const classIds = new Map([...classNames].map((className) => [className, newId()]))
  const classId = (className: string): string => classIds.get(className) ?? ''

  await client.$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('app.school', ${schoolId}, true)`
    await tx.school.create({ data: { id: schoolId, name, zone, locale, emergencyPhone, topics } })
    await tx.workspace.createMany({ data: file.workspaces.map((workspace) => ({ ...workspace, schoolId })) })
    await tx.person.createMany({
      data: people.map(({ id, givenName, familyName, email }) => ({
        id,
        schoolId,
        givenName,
        familyName,
        email: email ?? null,
      })),
    })
    await tx.personRole.createMany({
      data: people.flatMap(({ id, roles }) => roles.map((role) => ({ schoolId, personId: id, role }))),
    })
    await tx.account.createMany({
      data: people.flatMap(({ id, accounts }) =>
        accounts.map(({ platform, workspace, user }) => ({
          id: newId(),
          schoolId,
          personId: id,
          platform,
          workspace,
          externalUser: user,
          // Slack delivers to any member, and the practice page to any seat; Teams only where the app was installed.
          reachable: platform !== 'teams',
        })),
      ),
    })
    await tx.schoolClass.createMany({
      data: [...classIds].map(([className, id]) => ({ id, schoolId, name: className })),
    })
    await tx.assignment.createMany({
      data: people.flatMap(({ id, teaches, mentorOf }) => [
        ...teaches.map((taught) => ({ schoolId, personId: id, classId: classId(taught), task: 'teacher' })),
        ...mentorOf.map((taught) => ({ schoolId, personId: id, classId: classId(taught), task: 'mentor' })),
      ]),
    })
    await tx.student.createMany({
      data: students.map(({ classes: _, nickname, ...student }) => ({
        ...student,
        schoolId,
        nickname: nickname ?? null,
      })),
    })
    await tx.enrolment.createMany({
      data: students.flatMap(({ id, classes }) =>
        classes.map((className) => ({ schoolId, studentId: id, classId: classId(className) })),
      ),
    })
  })
  return { id: schoolId, people: people.map(({ id }) => id), students: students.map(({ id }) => id) }
}
