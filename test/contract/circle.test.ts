import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { expect, it, vi } from 'vitest'
import {
  type CircleStage,
  morning,
  openCircle,
  type Seat,
  sentences,
  words,
} from '../support/circle-stage.ts'
import { onEachEngine } from '../support/databases.ts'
import { hidden } from './prying.ts'

vi.setConfig({ testTimeout: 60_000 })

const nothing = 'Geen afspraken die jij moet kennen.'

/** Who looks Sanne up sees: that there is a trajectory; when and where; what to do. */
const needToKnow: readonly (readonly [Seat, string, 'that' | '-', 'when-where' | '-', 'what-to-do' | '-'])[] =
  [
    ['her worker', 'Je begeleidt deze leerling als trajectmedewerker.', 'that', 'when-where', 'what-to-do'],
    ['the coordinator', 'Je bent zorgcoördinator.', 'that', 'when-where', 'what-to-do'],
    ['her mentor', 'Je bent nu mentor van deze leerling.', 'that', 'when-where', 'what-to-do'],
    ['her teacher', 'Je geeft deze leerling nu les.', '-', 'when-where', 'what-to-do'],
    ['another worker', hidden, '-', '-', '-'],
    ['a teacher of another class', hidden, '-', '-', '-'],
    ['the team leader', hidden, '-', '-', '-'],
    ['the privacy officer', hidden, '-', '-', '-'],
    ['the administrator', hidden, '-', '-', '-'],
    ['a caretaker', hidden, '-', '-', '-'],
  ]

/** What somebody sees of Sanne, as a row of that table. */
const sees = async ({ looksUp, send, idOf }: CircleStage, seat: Seat) => {
  const told = words(await looksUp(seat, 'Sanne van den Berg'))
  const trajectory = words(await send(seat, 'trajectory.show', { student: idOf('Sanne') }))
  return {
    told,
    that: trajectory.includes(hidden) ? '-' : 'that',
    'when-where': told.includes(sentences['when-where']) ? 'when-where' : '-',
    'what-to-do': told.includes(sentences['what-to-do']) ? 'what-to-do' : '-',
  }
}

onEachEngine('what is agreed with a pupil', (engine) => {
  it('is for the circle around that pupil, each up to their own level', async () => {
    const stage = await openCircle(engine)
    await stage.supportsSanne()
    for (const [seat, because, that, whenWhere, whatToDo] of needToKnow) {
      const seen = await sees(stage, seat)
      expect([seat, seen.that, seen['when-where'], seen['what-to-do']]).toEqual([
        seat,
        that,
        whenWhere,
        whatToDo,
      ])
      expect(seen.told, seat).toContain(because)
    }
    expect(words(await stage.send('the team leader', 'trajectory.count'))).toContain('Aangemeld: 1')
    expect(words(await stage.send('the team leader', 'trajectory.list'))).toContain(hidden)
    expect(words(await stage.send('another worker', 'trajectory.list'))).not.toContain('Sanne')
    expect(stage.lines).toEqual([])
  })

  it('is for a substitute on the day that the coordinator gave them, and only what to do in the lesson', async () => {
    const stage = await openCircle(engine)
    await stage.supportsSanne()
    const substitute: Seat = 'a teacher of another class'
    const given = await stage.send('the coordinator', 'circle.substitute', {
      person: 'Els Smit',
      class: '2b',
      day: '3 maart 2027',
    })
    expect(words(given)).toContain('Els Smit valt op 3 maart 2027 in')
    const seen = async (at: string) => {
      stage.at(Temporal.Instant.from(at))
      const { told: _, ...levels } = await sees(stage, substitute)
      return Object.values(levels)
    }
    expect(await seen('2027-03-02T22:59:59Z')).toEqual(['-', '-', '-'])
    expect(await seen('2027-03-02T23:00:00Z')).toEqual(['-', '-', 'what-to-do'])
    expect(await seen('2027-03-03T22:59:59Z')).toEqual(['-', '-', 'what-to-do'])
    expect(await seen('2027-03-03T23:00:00Z')).toEqual(['-', '-', '-'])
    for (const args of [
      { person: 'Els Smit', class: '2B', day: '2 maart 2027' },
      { person: 'Els Smit', class: '9Z', day: '4 maart 2027' },
      { person: 'Els', class: '2B', day: '4 maart 2027' },
    ])
      expect((await stage.send('the coordinator', 'circle.substitute', args)).kind).toBe('corrections')
  })

  it('is closed to who left the team yesterday, and to who teaches the class no more', async () => {
    const stage = await openCircle(engine)
    await stage.supportsSanne()
    const [worker, teacher] = [stage.personOf('her worker'), stage.personOf('her teacher')]
    await stage.rows(`delete from person_role where person_id = '${worker}' returning role`)
    await stage.rows(`update assignment set ended_at = now() where person_id = '${teacher}' returning task`)
    for (const seat of ['her worker', 'her teacher'] as const) {
      expect((await sees(stage, seat)).told, seat).toContain(hidden)
      for (const command of ['agreement.show', 'agreement.manage', 'agreement.mark-read', 'trajectory.show'])
        expect(words(await stage.send(seat, command, { student: stage.idOf('Sanne') })), command).toContain(
          hidden,
        )
    }
  })

  it('goes with a pupil who changed class at noon: the new teacher sees it at once, the old one no longer', async () => {
    const stage = await openCircle(engine)
    await stage.supportsSanne()
    const sanne = stage.idOf('Sanne')
    await stage.looksUp('a teacher of another class', 'Sanne van den Berg')
    await stage.rows(`update enrolment set ended_at = now() where student_id = '${sanne}' returning 1`)
    await stage.rows(`insert into enrolment (school_id, class_id, student_id)
      select school_id, id, '${sanne}' from class where name = '3A' returning 1`)
    expect((await sees(stage, 'her teacher')).told).toContain(hidden)
    expect((await sees(stage, 'a teacher of another class')).told).toContain(sentences['what-to-do'])
  })

  it('is open for one hour to who wrote that it is an emergency, and the coordinator hears of it', async () => {
    const stage = await openCircle(engine)
    await stage.supportsSanne()
    const caretaker: Seat = 'a caretaker'
    const reason = 'Sanne is gevallen in de gang en ik moet weten wie ik bel.'
    const emergency = newId()
    const written = { emergency, who: '1001', reason }
    expect(words(await stage.send(caretaker, 'circle.emergency', { ...written, reason: 'nood' }))).toContain(
      'minstens',
    )
    expect(words(await stage.send(caretaker, 'circle.emergency', { ...written, who: 'Sanne' }))).toContain(
      'Ik vond niet één leerling',
    )
    const shown = words(await stage.send(caretaker, 'circle.emergency', written))
    for (const sentence of Object.values(sentences)) expect(shown).toContain(sentence)
    expect(shown).toContain('Waarom mag ik dit zien? Je schreef dat het een noodgeval is.')
    expect(shown).not.toContain('Traject')
    expect(
      await stage.rows(`select kind, recipient_id from delivery where kind = 'circle.emergency'`),
    ).toEqual([{ kind: 'circle.emergency', recipient_id: stage.personOf('the coordinator') }])
    const listed = words(await stage.send('the coordinator', 'circle.emergencies'))
    expect(listed).toContain('Sanne van den Berg\nRob Maas')
    const student = stage.idOf('Sanne')
    const told = words(await stage.send('the coordinator', 'circle.show-emergency', { emergency, student }))
    expect(told).toContain(reason)

    stage.at(morning.add({ minutes: 59 }))
    expect((await sees(stage, caretaker)).told).toContain(sentences['when-where'])
    stage.at(morning.add({ minutes: 60 }))
    expect((await sees(stage, caretaker)).told).toContain(hidden)
    expect(await stage.rows(`select 1 from register where student_id = '${student}'`)).toEqual([])
  })

  it('is asked for by a name that two pupils have, and only those around the asker are offered', async () => {
    const stage = await openCircle(engine)
    await stage.supportsSanne()
    const mine = words(await stage.looksUp('her teacher', 'sanne'))
    expect(mine).toContain(sentences['what-to-do'])
    const choice = words(await stage.looksUp('the coordinator', 'Sanne'))
    expect(choice).toContain('Wie bedoel je?')
    for (const name of ['Sanne van den Berg\n2B · 1001', 'Sanne Jansen\n3A · 1004'])
      expect(choice).toContain(name)
    expect(words(await stage.looksUp('the coordinator', 'Sanne 3a'))).toContain(nothing)
    const none = await stage.looksUp('a caretaker', 'Sanne')
    expect(none).toEqual(await stage.looksUp('a caretaker', 'Nobody Inparticular'))
    // Her worker knows the one by her trajectory alone, not by the roster.
    expect(words(await stage.looksUp('her worker', 'Sanne'))).toContain(sentences['what-to-do'])
  })
})
