import { v7 as newId } from 'uuid'
import { expect, vi } from 'vitest'
import { type Seat, students } from '../support/school.ts'
import { hidden, personId, settled } from './prying.ts'
import { type Stage, scenario } from './scenario.ts'
import { agrees, enrols } from './trajectory-story.ts'

vi.setConfig({ testTimeout: 120_000 })

const sentences = {
  'when-where': 'Is dinsdag het derde uur in lokaal 1.04.',
  'what-to-do': 'Mag tien minuten eerder weg.',
} as const

/** Up to where somebody sees what is agreed with Sanne; a dash is what they do not see. */
type Sees = readonly [Seat, 'that' | '-', 'when-where' | '-', 'what-to-do' | '-']

const nothing = ['-', '-', '-'] as const
const all = ['that', 'when-where', 'what-to-do'] as const
const asTeacher = ['-', 'when-where', 'what-to-do'] as const
const asSubstitute = ['-', '-', 'what-to-do'] as const

/** What somebody sees who looks Sanne up by her name. */
const sees = async ({ as }: Stage, seat: Seat, pupil: string = students.taught): Promise<Sees> => {
  const person = as(seat)
  await person.looksUp(pupil)
  const panel = person.panel() ?? ''
  const found: Sees = [
    seat,
    /\bTraject\b/.test(panel) ? 'that' : '-',
    panel.includes(sentences['when-where']) ? 'when-where' : '-',
    panel.includes(sentences['what-to-do']) ? 'what-to-do' : '-',
  ]
  if (found.slice(1).every((level) => level === '-')) expect(panel, seat).toContain(hidden)
  else expect(panel, seat).toContain('Waarom mag ik dit zien?')
  return found
}

const expectTable = async (stage: Stage, when: string, table: readonly Sees[]): Promise<void> => {
  const seen: Sees[] = []
  for (const [seat] of table) seen.push(await sees(stage, seat))
  expect(seen, when).toEqual(table)
}

const mentors = async ({ rows }: Stage, seat: Seat, className: string): Promise<void> => {
  await rows(`insert into assignment (school_id, class_id, person_id, task)
    select school_id, id, '${await personId(rows, seat)}', 'mentor' from class where name = '${className}' returning 1`)
}

scenario(
  'who sees what of a pupil follows from what they have to do with that pupil now, and from nothing else',
  async (stage) => {
    const { as, rows, clock } = stage
    const [worker, coordinator, caretaker] = [
      as('a support worker'),
      as('the coordinator'),
      as('a caretaker'),
    ]
    await enrols(coordinator, rows)
    for (const [level, sentence] of Object.entries(sentences)) await agrees(worker, { level, sentence })

    await expectTable(stage, 'on an ordinary day', [
      ['a support worker', ...all],
      ['the coordinator', ...all],
      ['a teacher', ...asTeacher],
      ['another support worker', ...nothing],
      ['another teacher', ...nothing],
      ['a caretaker', ...nothing],
      ['the admin', ...nothing],
    ])

    await coordinator.types('invaller')
    await coordinator.opens('Openen')
    await coordinator.submits({ person: 'Els Smit', class: '2B', day: '24-11-2026' })
    await expectTable(stage, 'with a substitute today', [
      ['another teacher', ...asSubstitute],
      ['a teacher', ...asTeacher],
    ])
    clock.forward({ hours: 24 })
    await expectTable(stage, 'the day after', [['another teacher', ...nothing]])

    await mentors(stage, 'another teacher', '2B')
    await expectTable(stage, 'with a new mentor', [['another teacher', ...all]])
    await rows(`update assignment set ended_at = now() where task = 'mentor' returning 1`)

    await caretaker.types('noodgeval')
    await caretaker.opens('Openen')
    await caretaker.submits({ who: '1001', reason: 'Zij is gevallen en ik moet nu weten wie ik bel.' })
    await expectTable(stage, 'in an emergency', [['a caretaker', ...asTeacher]])
    clock.forward({ minutes: 60 })
    await expectTable(stage, 'an hour later', [['a caretaker', ...nothing]])

    await rows(`with gone as (update enrolment set ended_at = now()
        where student_id = (select id from student where number = '1001') returning school_id, student_id)
      insert into enrolment (school_id, class_id, student_id)
        select g.school_id, c.id, g.student_id from gone g join class c on c.name = '3A' returning 1`)
    await expectTable(stage, 'after a change of class at noon', [
      ['a teacher', ...nothing],
      ['another teacher', ...asTeacher],
    ])

    await rows(
      `delete from person_role where person_id = '${await personId(rows, 'a support worker')}' returning 1`,
    )
    await expectTable(stage, 'after leaving the team', [['a support worker', ...nothing]])

    await rows(`with other as (
        insert into student (id, school_id, number, given_name, family_name)
        select '${newId()}', id, '1009', 'Sanne', 'van den Berg' from school returning id, school_id
      ) insert into enrolment (school_id, class_id, student_id)
        select o.school_id, c.id, o.id from other o join class c on c.name = '2B' returning 1`)
    await coordinator.looksUp(students.taught)
    expect(coordinator.panel()).toContain('Wie bedoel je?')
    await expectTable(stage, 'with another pupil of the same name', [
      ['another teacher', ...asTeacher],
      ['a caretaker', ...nothing],
    ])
    await settled(rows)
  },
)
