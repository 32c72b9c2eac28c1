import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { schoolIdOf } from '../../prisma/school-id.ts'
import { applyChoices } from '../../prisma/stores/apply-choices.ts'
import { choicesStore } from '../../prisma/stores/choices.store.ts'
import type { PrismaTx } from '../../prisma/stores/transaction.ts'
import { engines, freshDatabase } from '../support/databases.ts'

const school = schoolIdOf('voorbeeldcollege')

/** A school with three people and two classes, as a roster would have brought them. */
const openSchool = async (engine: (typeof engines)[number]) => {
  const { client } = await freshDatabase(engine)
  const inSchool = <T>(work: (tx: PrismaTx) => Promise<T>): Promise<T> =>
    client.$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.school', ${school}, true)`
      return work(tx)
    })
  const ids = {
    karin: randomUUID(),
    jan: randomUUID(),
    els: randomUUID(),
    '2B': randomUUID(),
    '3A': randomUUID(),
  }
  await inSchool(async (tx) => {
    await tx.school.create({ data: { id: school, name: 'Voorbeeldcollege' } })
    const person = (id: string, email: string) => ({
      id,
      schoolId: school,
      givenName: 'Naam',
      familyName: email,
      email,
    })
    await tx.person.createMany({
      data: [
        person(ids.karin, 'karin@school.example'),
        person(ids.jan, 'jan@school.example'),
        person(ids.els, 'els@school.example'),
      ],
    })
    await tx.schoolClass.createMany({
      data: [
        { id: ids['2B'], schoolId: school, name: '2B' },
        { id: ids['3A'], schoolId: school, name: '3A' },
      ],
    })
    await tx.personRole.create({
      data: { schoolId: school, personId: ids.jan, role: 'teacher', source: 'roster' },
    })
    await tx.assignment.create({
      data: { schoolId: school, classId: ids['3A'], personId: ids.els, task: 'mentor', source: 'roster' },
    })
  })
  return {
    ids,
    inSchool,
    choose: (choices: object) =>
      inSchool(async (tx) => {
        await tx.school.update({
          where: { id: school },
          data: { choices: JSON.parse(JSON.stringify(choices)) },
        })
        return applyChoices(tx, { school, at: new Date() })
      }),
    roles: () =>
      inSchool((tx) =>
        tx.personRole.findMany({
          select: { personId: true, role: true, source: true },
          orderBy: { role: 'asc' },
        }),
      ),
    mentors: () =>
      inSchool((tx) =>
        tx.assignment.findMany({
          where: { task: 'mentor', endedAt: null },
          select: { classId: true, personId: true, source: true },
          orderBy: { source: 'asc' },
        }),
      ),
  }
}

const none = { add: 0, end: 0, unknown: { emails: [], classes: [] } }

describe.each(engines)("a school's choices about its people on the %s database", (engine) => {
  test('give roles by e-mail and take them back, and leave those of the roster', async () => {
    const { ids, inSchool, choose, roles } = await openSchool(engine)
    // Somebody of a school without a roster has no address, and keeps what they were given.
    await inSchool(async (tx) => {
      await tx.person.update({ where: { id: ids.els }, data: { email: null } })
      await tx.personRole.create({ data: { schoolId: school, personId: ids.els, role: 'teacher' } })
    })
    const before = await roles()
    const chosen = { roles: { coordinator: ['Karin@School.example'], teacher: ['jan@school.example'] } }
    expect(await choose(chosen)).toEqual({ ...none, add: 2 })
    expect(await roles()).toEqual(
      expect.arrayContaining([
        ...before,
        { personId: ids.karin, role: 'coordinator', source: 'school-file' },
        { personId: ids.jan, role: 'teacher', source: 'school-file' },
      ]),
    )
    expect(await choose(chosen)).toEqual(none)
    expect(await choose({})).toEqual({ ...none, end: 2 })
    expect(await roles()).toEqual(before)
  })

  test('name everybody whom the roster does not know, or knows twice, and give them nothing', async () => {
    const { ids, inSchool, choose, roles } = await openSchool(engine)
    await inSchool(async (tx) => {
      await tx.person.update({ where: { id: ids.els }, data: { email: 'jan@school.example' } })
      await tx.person.update({ where: { id: ids.karin }, data: { leftAt: new Date(0) } })
    })
    const { add, unknown } = await choose({
      roles: { admin: ['jan@school.example', 'karin@school.example', 'nobody@school.example'] },
    })
    expect(unknown.emails).toEqual(['jan@school.example', 'karin@school.example', 'nobody@school.example'])
    expect(add).toBe(0)
    expect((await roles()).map(({ source }) => source)).toEqual(['roster'])
  })

  test('hold as they are now, also when they were the same before', async () => {
    const { inSchool, choose } = await openSchool(engine)
    const hours = async () => {
      const { waiting, name } = await inSchool((tx) => choicesStore(tx, school).schoolChoices())
      return [waiting.knockAgainAfter, name]
    }
    for (const minutes of [30, 60, 30]) {
      await choose({ waiting: { knockAgainAfter: minutes } })
      expect(await hours()).toEqual([minutes, 'Voorbeeldcollege'])
    }
    // Its name stands apart from what is remembered by its text.
    await inSchool((tx) => tx.school.update({ where: { id: school }, data: { name: 'Nieuwe naam' } }))
    expect(await hours()).toEqual([30, 'Nieuwe naam'])
  })

  test('give mentors to the classes for which the roster has none', async () => {
    const { ids, choose, mentors, roles } = await openSchool(engine)
    const { unknown } = await choose({
      mentors: {
        '2b': ['jan@school.example', 'karin@school.example'],
        '3A': 'karin@school.example',
        '9Z': 'jan@school.example',
      },
    })
    expect(unknown).toEqual({ emails: [], classes: ['9Z'] })
    const ofRoster = { classId: ids['3A'], personId: ids.els, source: 'roster' }
    const file = (person: string) => ({ classId: ids['2B'], personId: person, source: 'school-file' })
    expect(await mentors()).toEqual(expect.arrayContaining([ofRoster, file(ids.jan), file(ids.karin)]))
    expect(await roles()).toContainEqual({ personId: ids.karin, role: 'mentor', source: 'school-file' })
    expect(await choose({ mentors: { '2B': 'karin@school.example' } })).toEqual({ ...none, end: 2 })
    expect(await mentors()).toEqual([ofRoster, file(ids.karin)])
    await choose({ mentors: { '2B': ['karin@school.example', 'jan@school.example'] } })
    expect(await mentors()).toHaveLength(3)
  })

  test('are read back whole, with the usual ones for what was left out', async () => {
    const { inSchool, choose } = await openSchool(engine)
    await choose({ calendar: { region: 'midden' }, waiting: { knockAgainAfter: 30 } })
    const read = await inSchool((tx) => choicesStore(tx, school).schoolChoices())
    expect(read).toMatchObject({
      name: 'Voorbeeldcollege',
      calendar: { region: 'midden', studyDays: [] },
      waiting: { knockAgainAfter: 30, coordinatorAfter: 240 },
    })
  })
})
