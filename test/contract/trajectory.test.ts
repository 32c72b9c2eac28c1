import { v7 as newId } from 'uuid'
import { expect, it, vi } from 'vitest'
import { morning, openCircle, words } from '../support/circle-stage.ts'
import { onEachEngine } from '../support/databases.ts'
import { hidden } from './prying.ts'

vi.setConfig({ testTimeout: 60_000 })

onEachEngine('a trajectory', (engine) => {
  it('goes from enrolment to its end, and says at every step what is missing', async () => {
    const { send, idOf, personOf, at, rows } = await openCircle(engine)
    const student = idOf('Daan')
    const enrolment = { trajectory: newId(), who: 'daantje', requestedBy: 'parents', reason: 'return' }
    const enrolled = words(await send('her mentor', 'trajectory.enrol', enrolment))
    expect(enrolled).toContain('Nog niet compleet.')
    for (const missing of ['de eigen woorden van de leerling', 'wat goed gaat', 'het evaluatiemoment'])
      expect(enrolled).toContain(missing)
    expect(await rows(`select recipient_id as to from delivery where kind = 'trajectory.enrolled'`)).toEqual([
      { to: personOf('the coordinator') },
    ])
    // One form makes one trajectory, and while it runs there is no second.
    expect(words(await send('her mentor', 'trajectory.enrol', enrolment))).toContain('Aangemeld')
    const second = { ...enrolment, trajectory: newId() }
    expect(words(await send('the coordinator', 'trajectory.enrol', second))).toContain(
      'Er loopt al een traject.',
    )

    const step = async (move: string) =>
      words(await send('the coordinator', `trajectory.${move}`, { student }))
    expect(await step('start')).toContain('Dat kan nu niet. De stand van dit traject: Aangemeld.')
    expect(await step('intake')).toContain('Stand: Intake')
    expect(await step('start')).toContain('Kies eerst het volgende evaluatiemoment')
    const arrange = (days: object) => send('the coordinator', 'trajectory.arrange', { student, ...days })
    for (const evaluateOn of ['2 maart 2027', '3 maart 2028', '31 februari 2027', 'straks'])
      expect((await arrange({ evaluateOn })).kind, evaluateOn).toBe('corrections')
    expect((await arrange({ parentsAgreedOn: '3 maart 2027' })).kind).toBe('corrections')
    const contact = personOf('her worker')
    const arranged = await arrange({ evaluateOn: '1-6-2027', contact, externals: 'Leerplicht' })
    expect(words(arranged)).toContain('Volgende evaluatie: 1 juni 2027')
    expect(words(arranged)).toContain('Vast aanspreekpunt voor de ouders: Karin de Vries')
    // Help may start before the parents agreed.
    const started = await step('start')
    expect(started).toContain('Stand: Loopt')
    expect(started).toContain('de instemming van de ouders met het handelingsdeel')

    const plan = { strengths: 'Helpt anderen graag.', ownWords: 'Ik wil er gewoon weer bij horen.' }
    await send('the coordinator', 'trajectory.plan', { student, ...plan, school: 'Elke dag het eerste uur.' })
    await arrange({
      evaluateOn: '1-6-2027',
      parentsAgreedOn: '1 maart 2027',
      perspectiveFrom: '2027-03-01',
      perspectiveUntil: '2028-07-15',
      contact,
      externals: 'Leerplicht',
    })
    const complete = words(await send('her mentor', 'trajectory.show', { student }))
    expect(complete).toContain('Alles wat erin hoort, staat erin.')
    expect(complete.indexOf('Helpt anderen')).toBeLessThan(complete.indexOf('Elke dag het eerste uur'))
    expect(complete).toContain('Ik wil er gewoon weer bij horen.')
    expect(complete).toContain('OPP: 1 maart 2027 tot en met 15 juli 2028')

    at(morning.add({ hours: 24 * 91 }))
    expect(await step('evaluate')).toContain('Geëvalueerd: 1 juni 2027')
    expect(await step('continue')).toContain('Kies eerst het volgende evaluatiemoment')
    await arrange({ evaluateOn: '1-6-2028', contact })
    expect(await step('continue')).toContain('Stand: Loopt')
    expect(await step('close')).toContain('Stand: Afgesloten')
    expect(words(await send('the coordinator', 'trajectory.plan', { student, ...plan }))).toContain(
      'Er loopt geen traject.',
    )
    // A new one begins with nothing of the old.
    const again = words(await send('the coordinator', 'trajectory.enrol', { ...second, student }))
    expect(again).toContain('Stand: Aangemeld')
    expect(again).not.toContain('Helpt anderen')
  })

  it('has no place for why; who seems to tell it gets a hint, and what they wrote is kept', async () => {
    const stage = await openCircle(engine)
    await stage.supportsSanne()
    const student = stage.idOf('Sanne')
    const plan = (ownWords: string) => stage.send('her worker', 'trajectory.plan', { student, ownWords })
    const hint = 'Staat hier iets over het waarom'
    expect(words(await plan('Ik wil een rustige plek.'))).not.toContain(hint)
    const told = words(await plan('Door mijn ADHD wil ik een rustige plek.'))
    expect(told).toContain(hint)
    expect(told).toContain('Door mijn ADHD wil ik een rustige plek.')
    const bsn = await plan('Mijn nummer is 111222333.')
    expect(bsn.kind).toBe('corrections')
    expect(words(bsn)).not.toContain('111222333')
  })

  it('is enrolled by the mentor or the coordinator, and changed by its workers', async () => {
    const stage = await openCircle(engine)
    await stage.supportsSanne()
    const student = stage.idOf('Sanne')
    const enrol = {
      trajectory: newId(),
      student: stage.idOf('Daan'),
      requestedBy: 'mentor',
      reason: 'physical',
    }
    for (const seat of ['her teacher', 'another worker', 'the team leader', 'a caretaker'] as const) {
      expect(words(await stage.send(seat, 'trajectory.enrol', enrol)), seat).toContain(hidden)
      for (const command of ['plan', 'arrange', 'intake', 'close', 'worker-form'])
        expect(
          words(await stage.send(seat, `trajectory.${command}`, { student })),
          `${seat} ${command}`,
        ).toContain(hidden)
    }
    expect(words(await stage.send('her mentor', 'trajectory.intake', { student }))).toContain(hidden)
    const worker = stage.personOf('her teacher')
    expect((await stage.send('her worker', 'trajectory.add-worker', { student, worker })).kind).toBe(
      'corrections',
    )
    await stage.send('her worker', 'trajectory.add-worker', {
      student,
      worker: stage.personOf('another worker'),
    })
    expect(words(await stage.send('another worker', 'trajectory.list'))).toContain('Sanne van den Berg')
    const removed = { student, worker: stage.personOf('her worker') }
    await stage.send('another worker', 'trajectory.remove-worker', removed)
    expect(words(await stage.send('her worker', 'trajectory.show', { student }))).toContain(hidden)
  })
})

onEachEngine('an agreement', (engine) => {
  const sentence = 'Krijgt de opdracht ook op papier.'

  it('is proposed by the mentor and holds once it is confirmed; a change keeps what it said before', async () => {
    const stage = await openCircle(engine)
    await stage.supportsSanne()
    const student = stage.idOf('Sanne')
    const agreement = newId()
    const of = { student, agreement }
    const terms = { kind: 'classroom-approach', sentence, level: 'what-to-do', from: '2-3-2027' }
    expect(words(await stage.send('her teacher', 'agreement.propose', { ...of, ...terms }))).toContain(hidden)
    for (const _ of ['once', 'and with a double tap'])
      await stage.send('her mentor', 'agreement.propose', { ...of, ...terms })
    expect(await stage.rows(`select recipient_id from delivery where kind = 'agreement.proposed'`)).toEqual([
      { recipient_id: stage.personOf('her worker') },
    ])
    expect(words(await stage.looksUp('her teacher', 'Sanne'))).not.toContain(sentence)
    expect(words(await stage.send('her mentor', 'agreement.confirm', of))).toContain(hidden)
    expect(words(await stage.send('her worker', 'agreement.confirm', of))).toContain('Vastgesteld')
    expect(words(await stage.looksUp('her teacher', 'Sanne'))).toContain(sentence)
    await stage.send('her teacher', 'agreement.mark-read', { student })
    await stage.send('her teacher', 'agreement.mark-read', { student })
    expect(await stage.rows('select 1 from agreement_mark')).toHaveLength(3)

    const change = { ...of, ...terms, sentence: 'Krijgt de opdracht een dag eerder.', version: 1 }
    const changed = words(await stage.send('her worker', 'agreement.change', change))
    expect(changed).toContain('Versie 2')
    expect(changed).toContain('Nog niet gelezen: Jan Bakker')
    // The same form once more, or one that was opened before, writes nothing over.
    expect(words(await stage.send('the coordinator', 'agreement.change', change))).toContain(
      'Iemand was je net voor.',
    )
    expect(words(await stage.send('her worker', 'agreement.history', of))).toContain(sentence)
    const seen = words(await stage.looksUp('her teacher', 'Sanne'))
    expect(seen).toContain('Krijgt de opdracht een dag eerder.')
    expect(seen).not.toContain(sentence)

    await stage.send('her worker', 'agreement.end', of)
    expect(words(await stage.looksUp('her teacher', 'Sanne'))).not.toContain('een dag eerder')
  })

  it('knocks whoever has to do with it and nobody else, each on their own', async () => {
    const stage = await openCircle(engine)
    await stage.supportsSanne()
    const student = stage.idOf('Sanne')
    await stage.rows('delete from delivery returning 1')
    const of = { student, agreement: newId() }
    const terms = { kind: 'time-out', sentence, level: 'what-to-do', from: '2-3-2027' }
    await stage.send('the coordinator', 'agreement.propose', { ...of, ...terms })
    expect(await stage.rows('select 1 from delivery')).toEqual([])
    await stage.send('the coordinator', 'agreement.confirm', of)
    const knocked = await stage.rows(
      `select recipient_id as to, occurrence, advice_id as about from delivery where kind = 'agreement.changed'`,
    )
    expect(new Set(knocked.map(({ to }) => to))).toEqual(
      new Set(
        ['her teacher', 'her mentor', 'her worker'].map((seat) => stage.personOf(seat as 'her teacher')),
      ),
    )
    expect(new Set(knocked.map(({ occurrence }) => occurrence)).size).toBe(3)
    expect(new Set(knocked.map(({ about }) => about))).toEqual(new Set([null]))
  })

  it('holds from its first day until its last, for the subjects it is for', async () => {
    const stage = await openCircle(engine)
    await stage.supportsSanne()
    const student = stage.idOf('Sanne')
    const teacher = stage.personOf('a teacher of another class')
    await stage.rows(`with maths as (
        insert into class (id, school_id, name, kind, subject) select '${newId()}', id, '2B.wis', 'scheduled', 'Wiskunde' from school returning *
      ), taught as (
        insert into assignment (school_id, class_id, person_id, task) select school_id, id, '${teacher}', 'teacher' from maths returning 1
      ) insert into enrolment (school_id, class_id, student_id) select school_id, id, '${student}' from maths returning 1`)
    await stage.rows(`insert into class (id, school_id, name, kind, subject)
      select '${newId()}', id, '2B.en', 'scheduled', 'Engels' from school returning 1`)
    const make = async (more: object) => {
      const of = { student, agreement: newId() }
      const terms = { kind: 'other', level: 'what-to-do', from: '3-3-2027', ...more }
      const made = await stage.send('her worker', 'agreement.propose', { ...of, ...terms })
      await stage.send('her worker', 'agreement.confirm', of)
      return made
    }
    await make({ sentence: 'Bij wiskunde een rekenmachine.', subjects: 'wiskunde' })
    await make({ sentence: 'Bij Engels een woordenboek.', subjects: 'Engels', until: '4-3-2027' })
    expect(words(await make({ sentence, subjects: 'Toveren' }))).toContain('Dit vak ken ik niet. Kies uit:')
    expect((await make({ sentence, until: '2-3-2027' })).kind).toBe('corrections')

    const maths = async () => words(await stage.looksUp('a teacher of another class', 'Sanne van den Berg'))
    expect(await maths()).not.toContain('rekenmachine')
    stage.at(morning.add({ hours: 24 }))
    expect(await maths()).toContain('rekenmachine')
    expect(await maths()).not.toContain('woordenboek')
    const mentor = async () => words(await stage.looksUp('her mentor', 'Sanne'))
    expect(await mentor()).toContain('woordenboek')
    stage.at(morning.add({ hours: 3 * 24 }))
    expect(await mentor()).not.toContain('woordenboek')
    expect(await mentor()).toContain('rekenmachine')
  })
})
