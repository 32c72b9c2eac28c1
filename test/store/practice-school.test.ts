import { Temporal } from 'temporal-polyfill'
import { expect, it } from 'vitest'
import { bringInPracticeSchool } from '../../src/practice-school.ts'
import { asOwner } from '../support/as-owner.ts'
import { freshDatabase } from '../support/databases.ts'

it('the invented school is brought in as a school brings in its own, and a second time changes nothing', async () => {
  const database = await freshDatabase('embedded')
  const clock = () => Temporal.Instant.from('2026-11-24T09:00:00Z')
  await bringInPracticeSchool(database, clock)
  const whole = async () => {
    const tables = ['person', 'student', 'class', 'enrolment', 'assignment', 'person_role', 'lesson']
    const counts = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`)
    return asOwner(database, `select ${counts.join(', ')}`)
  }
  const [first] = await whole()
  expect(first).toMatchObject({ person: 70, student: 890, class: 58 })
  expect(
    await asOwner(
      database,
      `select p.given_name || ' ' || p.family_name as who, c.name, a.task from assignment a
       join class c on c.id = a.class_id join person p on p.id = a.person_id
       where c.name = '2B' and p.given_name in ('Jan', 'Els') order by 1`,
    ),
  ).toEqual([
    { who: 'Els Smit', name: '2B', task: 'mentor' },
    { who: 'Jan Bakker', name: '2B', task: 'teacher' },
  ])
  await bringInPracticeSchool(database, clock)
  expect((await whole())[0]).toEqual(first)
})
