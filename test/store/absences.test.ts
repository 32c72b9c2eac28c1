import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { absenceStore } from '../../prisma/stores/absence.store.ts'
import { dateOfDay } from '../../prisma/stores/day.ts'
import { peopleStore } from '../../prisma/stores/people.store.ts'
import { engines, freshDatabase } from '../support/databases.ts'

const date = Temporal.PlainDate.from

test.each(engines)(
  'the team tells when each of them works, and forgets what is past, on the %s database',
  async (engine) => {
    const { client } = await freshDatabase(engine)
    const [school, worker, coordinator] = [randomUUID(), randomUUID(), randomUUID()]
    const person = (id: string, familyName: string, workingDays: string[]) => ({
      id,
      schoolId: school,
      givenName: 'Naam',
      familyName,
      workingDays,
    })
    const absence = (personId: string, from: string, until: string) => ({
      id: randomUUID(),
      schoolId: school,
      personId,
      fromDay: dateOfDay(date(from)),
      untilDay: dateOfDay(date(until)),
    })
    await client.$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.school', ${school}, true)`
      await tx.school.create({ data: { id: school, name: 'Voorbeeldcollege' } })
      await tx.person.createMany({ data: [person(worker, 'A', ['monday']), person(coordinator, 'B', [])] })
      await tx.personRole.createMany({
        data: [
          { schoolId: school, personId: worker, role: 'support-worker', source: 'roster' },
          { schoolId: school, personId: worker, role: 'support-worker', source: 'school-file' },
          { schoolId: school, personId: coordinator, role: 'coordinator' },
        ],
      })
      await tx.absence.createMany({
        data: [absence(worker, '2027-03-22', '2027-03-27'), absence(worker, '2027-03-26', '2027-03-28')],
      })
      await absenceStore(tx).forgetAbsences(date('2027-03-28'))
      expect(await peopleStore(tx).team()).toEqual([
        {
          id: worker,
          name: 'Naam A',
          roles: ['support-worker'],
          reachable: false,
          workingDays: ['monday'],
          absences: [{ from: date('2027-03-26'), until: date('2027-03-28') }],
        },
        {
          id: coordinator,
          name: 'Naam B',
          roles: ['coordinator'],
          reachable: false,
          workingDays: undefined,
          absences: [],
        },
      ])
    })
  },
)
