import { v7 as newId } from 'uuid'
import { expect } from 'vitest'
import { names, type Seat, seats, students } from '../support/school.ts'
import { slackUser } from '../support/slack-chat.ts'
import { teamsUser } from '../support/teams-chat.ts'
import { hears } from './advice-story.ts'
import { hidden, personId, settled } from './prying.ts'
import { type Stage, scenario } from './scenario.ts'
import { agreed, agrees, changedKnock, enrols, nothingToKnow } from './trajectory-story.ts'

scenario(
  'a teacher sees before the lesson what was agreed, and says to have read it',
  async ({ as, rows, said }) => {
    const [teacher, worker, coordinator] = [as('a teacher'), as('a support worker'), as('the coordinator')]
    await teacher.looksUp('Sanne')
    expect(teacher.panel()).toContain(nothingToKnow)
    await enrols(coordinator, rows)
    await hears(worker, 'Je bent toegevoegd aan een traject.')
    await agrees(worker)
    expect(worker.panel()).toContain(`Nog niet gelezen: ${names['a teacher']}`)

    await hears(teacher, changedKnock)
    await teacher.opens('Bekijken')
    expect(teacher.panel()).toContain('Er is iets gewijzigd')
    await teacher.opens('Bekijken')
    expect(teacher.panel()).toContain(agreed)
    expect(teacher.panel()).toContain('Waarom mag ik dit zien? Je geeft deze leerling nu les.')
    await teacher.opens('Gelezen')
    expect(teacher.panel()).toContain('Je hebt dit gelezen.')
    await worker.opens('Terug')
    expect(worker.panel()).toContain('Iedereen heeft dit gelezen.')

    await as('another teacher').looksUp(students.taught)
    expect(as('another teacher').panel()).toContain(hidden)
    await settled(rows)
    expect(await rows('select 1 from delivery')).toEqual([])
    for (const secret of ['Sanne', 'tien minuten', '1001']) expect(said(), secret).not.toContain(secret)
  },
)

/** The window that somebody has open, as it travelled; on the practice page, as it is read. */
const windowOf = ({ wires: { slack, teams }, as }: Pick<Stage, 'wires' | 'as'>, seat: Seat): string => {
  const travelled =
    slack.person(slackUser(seats[seat])).modal()?.view ?? teams.person(teamsUser(seats[seat])).dialog()
  return travelled ? JSON.stringify(travelled) : (as(seat).panel() ?? '')
}

/** What stands last in somebody's conversation, as it travelled; the ids of things that waited in between aside. */
const lastNote = ({ wires: { teams }, as }: Pick<Stage, 'wires' | 'as'>, seat: Seat): string => {
  const travelled = teams.person(teamsUser(seats[seat])).messages().at(-1)?.card
  return JSON.stringify(travelled ?? as(seat).chat().at(-1) ?? '').replaceAll(
    /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g,
    'id',
  )
}

scenario(
  'a pupil outside my circle, with or without a trajectory, is answered like one who is not there',
  async (stage) => {
    const { as, rows, said } = stage
    const [worker, coordinator, curious] = [
      as('a support worker'),
      as('the coordinator'),
      as('another teacher'),
    ]
    await enrols(coordinator, rows)
    await agrees(worker)
    // They came to the school since the bot was started.
    for (const [number, family] of [
      ['1003', 'de Boer'],
      ['1004', 'de Wit'],
    ])
      await rows(`with daan as (
          insert into student (id, school_id, number, given_name, family_name)
          select '${newId()}', id, '${number}', 'Daan', '${family}' from school returning *
        ) insert into enrolment (school_id, class_id, student_id)
          select daan.school_id, class.id, daan.id from daan, class where class.name = '2B' returning 1`)
    const windows = new Set<string>()
    const notes = new Set<string>()
    const asked = [
      'Sanne van den Berg',
      '1001',
      'Daan de Boer',
      'Daan',
      'Pietje Puk',
      '99999',
      '🙂 <b>*x*</b>',
    ]
    for (const name of asked) {
      await curious.looksUp(name)
      windows.add(windowOf(stage, 'another teacher'))
      notes.add(lastNote(stage, 'another teacher'))
    }
    expect([...windows]).toHaveLength(1)
    expect(curious.panel()).toContain(hidden)
    expect([...notes]).toHaveLength(1)
    expect(
      await rows(`select count(*)::int as count from register r join person p on p.id = r.actor_id
      where p.given_name = 'Els' and action = 'agreement.read' and not allowed and trace is not null`),
    ).toEqual([{ count: asked.length }])

    // Her own teacher sees the same of a pupil with nothing to know as of one without a trajectory.
    await rows(`update agreement set status = 'ended' returning 1`)
    const teacher = as('a teacher')
    await teacher.looksUp('Sanne')
    const supported = windowOf(stage, 'a teacher').replaceAll('Sanne van den Berg', 'X')
    await teacher.looksUp('Daan de Boer')
    expect(supported).toContain(nothingToKnow)
    expect(
      windowOf(stage, 'a teacher')
        .replaceAll('Daan de Boer', 'X')
        .replace(/"student":"[^"]*"/g, ''),
    ).toBe(supported.replace(/"student":"[^"]*"/g, ''))
    await settled(rows)
    for (const secret of ['Sanne', 'Daan', 'Puk', '1001', '<b>']) expect(said(), secret).not.toContain(secret)
  },
)

scenario('who stands around a pupil is decided when somebody looks, on every front', async ({ as, rows }) => {
  const [worker, coordinator, teacher, substitute, caretaker] = [
    as('a support worker'),
    as('the coordinator'),
    as('a teacher'),
    as('another teacher'),
    as('a caretaker'),
  ]
  await enrols(coordinator, rows)
  await agrees(worker)
  await substitute.looksUp('Sanne')
  expect(substitute.panel()).toContain(hidden)

  await coordinator.types('invaller')
  await coordinator.opens('Openen')
  await coordinator.submits({ person: names['another teacher'], class: '2B' })
  await substitute.looksUp('Sanne')
  expect(substitute.panel()).toContain(agreed)
  expect(substitute.panel()).toContain('Je valt vandaag in bij een klas van deze leerling.')
  await rows(
    `update substitution set since = since - interval '1 day', until = until - interval '1 day' returning 1`,
  )
  await substitute.looksUp('Sanne')
  expect(substitute.panel()).toContain(hidden)

  await rows(
    `delete from person_role where person_id = '${await personId(rows, 'a support worker')}' returning 1`,
  )
  await worker.looksUp('Sanne')
  expect(worker.panel()).toContain(hidden)

  await rows(`update enrolment set class_id = (select id from class where name = '3A')
      where student_id = (select id from student where given_name = 'Sanne') returning 1`)
  await teacher.looksUp('sanne berg')
  expect(teacher.panel()).toContain(hidden)
  await substitute.looksUp('Sane')
  expect(substitute.panel()).toContain(agreed)

  // Her new teacher has two of that name now, and is asked which.
  await rows(`update student set given_name = 'Sanne' where given_name = 'Wesley' returning 1`)
  await substitute.looksUp('Sanne')
  expect(substitute.panel()).toContain('Wie bedoel je?')
  await substitute.looksUp('Sanne Kuipers')
  expect(substitute.panel()).toContain(nothingToKnow)

  await caretaker.looksUp('1001')
  expect(caretaker.panel()).toContain(hidden)
  await caretaker.types('noodgeval')
  await caretaker.opens('Openen')
  await caretaker.submits({ who: '1001', reason: 'Zij is gevallen op de trap en de ambulance komt.' })
  expect(caretaker.panel()).toContain(agreed)
  await hears(
    coordinator,
    'Een collega heeft in een noodgeval gekeken wat er met een leerling is afgesproken.',
  )
  await coordinator.opens('Bekijken')
  expect(coordinator.panel()).toContain('Sanne van den Berg')
})
