import { expect } from 'vitest'
import { eventually, type Person } from '../support/chat.ts'
import { names, type Seat } from '../support/school.ts'
import { aboutSanne, asks, hears, takes } from './advice-story.ts'
import { answer, hidden, idOf, personId, settled } from './prying.ts'
import { type Rows, scenario } from './scenario.ts'

const again = 'Er wacht nog een adviesvraag op iemand van het team.'
const long = 'Er wacht al lang een adviesvraag en niemand heeft hem opgepakt.'
const helped = 'Een tijdje terug kreeg je antwoord op een adviesvraag. Hielp het?'
const asked = 'Er is een nieuwe adviesvraag.'

const times = (person: Person, line: string): number =>
  person.chat().filter((message) => message.includes(line)).length

const isAway = async (rows: Rows, seat: Seat, from: string, until = from): Promise<void> => {
  const person = await personId(rows, seat)
  await rows(`insert into absence (id, school_id, person_id, from_day, until_day)
    select gen_random_uuid(), school_id, id, '${from}', '${until}' from person where id = '${person}'`)
}

const answers = async (person: Person): Promise<void> => {
  await takes(person)
  await person.opens('Antwoorden')
  await person.submits({ text: 'Zet haar vooraan en spreek een teken met haar af.' })
}

scenario(
  'a question that nobody takes is knocked about again and then to the coordinator, once each; the trail tells it',
  async ({ as, clock, house, rows }) => {
    const [worker, other, coordinator] = [
      as('a support worker'),
      as('another support worker'),
      as('the coordinator'),
    ]
    await asks(as('a teacher'))
    await hears(worker, asked)
    await settled(rows)
    clock.set('2026-11-24T11:58')
    await house.findDue()
    clock.set('2026-11-24T12:05')
    await Promise.all([house.findDue(), house.findDue(), house.findDue()])
    await hears(worker, again)
    await hears(other, again)
    expect(coordinator.chat()).toEqual([])
    await settled(rows)
    clock.set('2026-11-24T14:05')
    await Promise.all([house.findDue(), house.findDue()])
    await hears(coordinator, long)
    await settled(rows)
    clock.set('2026-11-25T15:00')
    await house.findDue()
    await settled(rows)
    for (const person of [worker, other]) expect(times(person, again)).toBe(1)
    expect(await rows(`select 1 from delivery`)).toHaveLength(5)

    await coordinator.opens('Bekijken')
    const expectTrail = (): void => {
      expect(coordinator.panel()).toContain('Wie kreeg wanneer een seintje')
      expect(coordinator.panel()).toMatch(/Karin de Vries\W+nieuwe vraag · di 24 nov.? 10:0\d · verstuurd/)
      expect(coordinator.panel()).toMatch(/Mo el Amrani\W+wacht nog · di 24 nov.? 12:0\d · verstuurd/)
      expect(coordinator.panel()).toMatch(/Zeynep Yılmaz\W+wacht al lang · di 24 nov.? 14:0\d · verstuurd/)
    }
    expectTrail()
    await coordinator.opens('Oppakken')
    await hears(worker, `${names['the coordinator']} heeft deze adviesvraag opgepakt.`)
    await eventually('the nudges telling so too', () => times(worker, again) === 0)
    await settled(rows)
    await coordinator.opens('Bekijken')
    expectTrail()
    const [advice, curious] = [await idOf(rows, 'advice_request'), as('another teacher')]
    expect(await answer(curious, 'advice.show', { advice })).toContain(hidden)
    expect(curious.panel()).not.toContain(names['the coordinator'])
  },
)

scenario(
  'a question that was taken meanwhile is not knocked about again, and one that is opened again waits anew',
  async ({ as, clock, house, rows }) => {
    const [teacher, worker] = [as('a teacher'), as('a support worker')]
    await asks(teacher)
    await takes(worker)
    await settled(rows)
    clock.set('2026-11-24T15:00')
    await house.findDue()
    await worker.opens('Afsluiten')
    await worker.opens('Heropenen')
    await hears(worker, 'Een adviesvraag is heropend.')
    await house.findDue()
    clock.set('2026-11-25T09:00')
    await house.findDue()
    await hears(worker, again)
    await settled(rows)
    expect(
      await rows(`select kind, count(*)::int as people from delivery
        where kind in ('advice.asked', 'advice.reopened', 'advice.waiting') group by kind order by kind`),
    ).toEqual([
      { kind: 'advice.asked', people: 2 },
      { kind: 'advice.reopened', people: 2 },
      { kind: 'advice.waiting', people: 2 },
    ])
  },
)

scenario(
  'outside office hours the asker hears when the team is back, nobody is disturbed, and then everybody hears once',
  async ({ as, clock, house, rows }) => {
    const [teacher, worker, other] = [as('a teacher'), as('a support worker'), as('another support worker')]
    await asks(teacher)
    await hears(worker, asked)
    await worker.opens('Oppakken')
    await hears(teacher, `${names['a support worker']} heeft je adviesvraag opgepakt.`)
    await settled(rows)

    clock.set('2026-11-27T17:30')
    await worker.opens('Antwoorden')
    await worker.submits({ text: 'Zet haar vooraan en spreek een teken met haar af.' })
    await worker.opens('Wedervraag')
    await worker.submits({ text: 'Hoe gaat het bij de andere vakken?' })
    await asks(teacher, { ...aboutSanne, question: 'En wat doe ik met de rest van de klas?' })
    expect(teacher.panel()).toMatch(
      /Het team is er weer op ma 30 nov.? 08:00 en krijgt dan een seintje\. Kan het niet wachten\? Bel 030 555 01 12\./,
    )
    await teacher.types('En dan is er nog de mentorles van maandag.')
    await teacher.presses('Doorzetten')
    expect(teacher.chat().at(-1)).toMatch(/Het team is er weer op ma 30 nov.? 08:00/)
    await settled(rows)
    await house.findDue()
    await settled(rows)
    expect(await rows(`select kind from delivery where status = 'held' order by decided_at`)).toEqual([
      { kind: 'advice.answered' },
      { kind: 'advice.asked-back' },
    ])
    expect(times(worker, asked)).toBe(0)
    expect(times(other, asked)).toBe(0)

    await isAway(rows, 'another support worker', '2026-11-30')
    clock.set('2026-11-30T08:01')
    await Promise.all([house.findDue(), house.findDue()])
    await hears(teacher, `${names['a support worker']} heeft een vraag terug over je adviesvraag.`)
    await eventually('both questions', () => times(worker, asked) === 2)
    await settled(rows)
    expect(teacher.chat().join()).not.toContain('heeft je adviesvraag beantwoord')
    expect(times(other, asked)).toBe(0)
  },
)

scenario(
  'whoever is away is passed over: the coordinator hears at once, and an answer waits until its asker is back',
  async ({ as, clock, house, rows }) => {
    const [teacher, worker, coordinator] = [as('a teacher'), as('a support worker'), as('the coordinator')]
    for (const seat of ['a support worker', 'another support worker'] as const)
      await isAway(rows, seat, '2026-11-24')
    await asks(teacher)
    expect(teacher.panel()).toContain('Er is nu niemand van het team bereikbaar.')
    await hears(coordinator, 'Er is een adviesvraag en er is niemand van het team bereikbaar.')
    await isAway(rows, 'a teacher', '2026-11-25', '2026-11-26')
    clock.set('2026-11-25T09:00')
    await coordinator.opens('Oppakken')
    await settled(rows)
    clock.set('2026-11-27T08:30')
    await house.findDue()
    await hears(teacher, `${names['the coordinator']} heeft je adviesvraag opgepakt.`)
    expect(times(worker, asked)).toBe(0)
  },
)

scenario(
  'what is about safety is told at once, whatever the hour, and so is what becomes of it',
  async ({ as, clock }) => {
    clock.set('2026-11-28T22:00')
    const [teacher, worker] = [as('a teacher'), as('a support worker')]
    await asks(teacher, { ...aboutSanne, urgency: 'safety' })
    expect(teacher.panel()).toContain('Ik geef wel meteen een seintje, maar wacht daar niet op.')
    await hears(as('the coordinator'), 'Er is een adviesvraag en er is niemand van het team bereikbaar.')
    await takes(worker)
    await hears(teacher, `${names['a support worker']} heeft je adviesvraag opgepakt.`)
  },
)

scenario(
  'two weeks after the answer the asker is asked once whether it helped, may think better of it, and can talk on',
  async ({ as, clock, house, rows }) => {
    const [teacher, worker] = [as('a teacher'), as('a support worker')]
    await asks(teacher)
    await answers(worker)
    await hears(teacher, `${names['a support worker']} heeft je adviesvraag beantwoord.`)
    for (const early of ['2026-12-07T16:00', '2026-12-08T09:00']) {
      clock.set(early)
      await house.findDue()
    }
    expect(times(teacher, helped)).toBe(0)
    clock.set('2026-12-08T10:30')
    await Promise.all([house.findDue(), house.findDue(), house.findDue()])
    await hears(teacher, helped)
    await settled(rows)

    await teacher.presses('Een beetje')
    await hears(teacher, 'Hielp het antwoord op je adviesvraag? Jij zei: Een beetje.')
    await hears(teacher, 'Dank je wel. Wil je er toch nog over praten')
    const advice = await idOf(rows, 'advice_request')
    for (const curious of [as('another teacher'), worker])
      expect(await answer(curious, 'advice.tell-helped', { advice, helped: 'talk' })).toContain(hidden)
    expect(await rows('select helped, status from advice_request')).toEqual([
      { helped: 'a-bit', status: 'answered' },
    ])
    await teacher.presses('Nee, ik wil praten')
    await hears(teacher, 'Je vraag gaat terug naar het team')
    await hears(worker, 'Een adviesvraag is heropend.')
    await worker.opens('Oppakken')
    expect(worker.panel()).toMatch(/Hielp het\?\W+Nee, ik wil praten/)
    await worker.opens('Antwoorden')
    await worker.submits({ text: 'Ik kom dinsdag in je les kijken, goed?' })
    clock.set('2027-02-02T10:30')
    await house.findDue()
    await settled(rows)
    expect(await rows(`select 1 from delivery where kind = 'advice.helped?'`)).toHaveLength(1)
  },
)
