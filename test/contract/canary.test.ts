import { v7 as newId } from 'uuid'
import { expect, vi } from 'vitest'
import { asText, keptBesideRoster, outgoing } from '../support/outgoing.ts'
import { aboutSanne, asks, hears, takes } from './advice-story.ts'
import { settled } from './prying.ts'
import { type Rows, scenario } from './scenario.ts'
import { agrees, changedKnock, enrols } from './trajectory-story.ts'

vi.setConfig({ testTimeout: 60_000 })

/** Letters with which no word of ours begins, so that two hundred pairs of initials could never stand anywhere by chance. */
const letters = [...'ĜĤĴŜŴŶĎĢĶĻŅŖŢĦŦ']

/** Two hundred pupils whose names, nicknames, numbers and initials no sentence of ours could ever hold by chance. */
const canaries = Array.from({ length: 200 }, (_, at) => ({
  given: `${letters[at % 15]}anarie${at}`,
  nickname: `Piepje${at}`,
  family: `${letters[Math.floor(at / 15)]}angvogel${at}`,
  number: `KN7${String(at).padStart(3, '0')}`,
}))

/** A canary's name as somebody types it. */
const typed = (at: number): string =>
  [canaries[at]?.given, canaries[at]?.family]
    .join(' ')
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')

const sings = new RegExp(`[${letters.join('')}]|anarie\\d|piepje\\d|angvogel\\d|kn7\\d{3}`, 'i')

/** They sit in the class of the teacher, and in the other. */
const letIn = async (rows: Rows): Promise<void> => {
  const values = canaries.map(
    ({ given, nickname, family, number }, at) =>
      `('${newId()}'::uuid, '${number}', '${given}', '${nickname}', '${family}', '${at % 2 ? '2B' : '3A'}')`,
  )
  await rows(`with given (id, number, given_name, nickname, family_name, class) as (values ${values.join(', ')}),
    come as (
      insert into student (id, school_id, number, given_name, nickname, family_name)
      select g.id, s.id, g.number, g.given_name, g.nickname, g.family_name from given g, school s returning id, school_id
    ) insert into enrolment (school_id, class_id, student_id)
      select c.school_id, c.id, g.id from given g join class c on c.name = g.class returning 1`)
}

scenario(
  'a pupil is named in the windows that somebody opened, and in no other byte that leaves the bot',
  async (stage) => {
    const { as, rows } = stage
    await letIn(rows)
    const [teacher, worker, coordinator] = [as('a teacher'), as('a support worker'), as('the coordinator')]
    const pupil = typed(1)
    for (const name of [
      typed(3),
      'piepje5 yangvogel5',
      'KN7007',
      typed(2),
      typed(9).replace('anarie', 'anarje'),
      'Kanarie999',
    ])
      await teacher.looksUp(name)
    await enrols(coordinator, rows, pupil)
    await agrees(worker, { pupil, sentence: 'Piepje1 mag eerder naar huis.' })
    await hears(teacher, changedKnock)
    await teacher.opens('Bekijken')
    await teacher.looksUp('piepje1')
    await teacher.opens('Gelezen')
    await as('a caretaker').types('noodgeval')
    await as('a caretaker').opens('Openen')
    await as('a caretaker').submits({
      who: 'KN7001',
      reason: 'Piepje1 is gevallen en ik moet nu weten wie ik bel.',
    })
    await hears(coordinator, 'Een collega heeft in een noodgeval gekeken')
    await coordinator.opens('Bekijken')
    await asks(teacher, {
      ...aboutSanne,
      who: 'KN7001',
      question: 'Wat kan ik morgen anders doen in deze les?',
    })
    await takes(worker)
    await hears(teacher, 'heeft je adviesvraag opgepakt')
    await teacher.types('mijn leerlingen')
    await teacher.opens('Openen')
    await settled(rows)

    const pieces = [...(await outgoing(stage)), ...(await keptBesideRoster(stage))]
    const singing = pieces.filter(({ said }) => sings.test(asText(said)))
    expect([...new Set(singing.filter(({ window }) => !window).map(({ where }) => where))]).toEqual([])
    // The scan would have heard them: the windows are full of them.
    expect(singing.length).toBeGreaterThan(8)
  },
  { on: ['slack over http', 'teams', 'teams and slack'] },
)
