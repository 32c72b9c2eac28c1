import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { schoolIdOf } from '../../prisma/school-id.ts'
import { applyChoices, choicesStore } from '../../prisma/stores/choices.store.ts'
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
        return applyChoices(tx, school)
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

describe.each(engines)("a school's choices about its people on the %s database", (engine) => {
  test('give roles by e-mail and take them back, and leave those of the roster', async () => {
    const { ids, choose, roles } = await openSchool(engine)
    const ofRoster = { personId: ids.jan, role: 'teacher', source: 'roster' }
    const chosen = { roles: { coordinator: ['Karin@School.example'], teacher: ['jan@school.example'] } }
    expect(await choose(chosen)).toEqual([])
    const given = [
      { personId: ids.karin, role: 'coordinator', source: 'school-file' },
      ofRoster,
      { personId: ids.jan, role: 'teacher', source: 'school-file' },
    ]
    expect(await roles()).toEqual(expect.arrayContaining(given))
    expect(await roles()).toHaveLength(3)
    expect(await choose(chosen)).toEqual([])
    expect(await roles()).toHaveLength(3)
    await choose({})
    expect(await roles()).toEqual([ofRoster])
  })

  test('name everybody whom the roster does not know, or knows twice, and give them nothing', async () => {
    const { ids, inSchool, choose, roles } = await openSchool(engine)
    await inSchool(async (tx) => {
      await tx.person.update({ where: { id: ids.els }, data: { email: 'jan@school.example' } })
      await tx.person.update({ where: { id: ids.karin }, data: { leftAt: new Date(0) } })
    })
    const warnings = await choose({
      roles: { admin: ['jan@school.example', 'karin@school.example', 'nobody@school.example'] },
    })
    expect(warnings).toEqual([
      'roles.admin: 2 people on the roster have the address jan@school.example, so it counts for none of them.',
      'roles.admin: nobody on the roster has the address karin@school.example.',
      'roles.admin: nobody on the roster has the address nobody@school.example.',
    ])
    expect((await roles()).map(({ source }) => source)).toEqual(['roster'])
  })

  test('give mentors to the classes for which the roster has none', async () => {
    const { ids, choose, mentors } = await openSchool(engine)
    const warnings = await choose({
      mentors: {
        '2b': ['jan@school.example', 'karin@school.example'],
        '3A': 'karin@school.example',
        '9Z': 'jan@school.example',
      },
    })
    expect(warnings).toEqual([
      'mentors.3A: the roster has a mentor for this class, so the school file has no say.',
      'mentors.9Z: the roster has no such class now.',
    ])
    const ofRoster = { classId: ids['3A'], personId: ids.els, source: 'roster' }
    const file = (person: string) => ({ classId: ids['2B'], personId: person, source: 'school-file' })
    expect(await mentors()).toEqual(expect.arrayContaining([ofRoster, file(ids.jan), file(ids.karin)]))
    await choose({ mentors: { '2B': 'karin@school.example' } })
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
