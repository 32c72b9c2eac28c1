import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { keepSchool } from '../../prisma/keep-school.ts'
import { SchoolFile } from '../../prisma/school-file.ts'
import { morning, openCircle, sentences } from '../support/circle-stage.ts'
import { type Engine, freshDatabase, onEachEngine } from '../support/databases.ts'
import { inspects, textOf } from '../support/inspects.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const file = SchoolFile.parse({
  name: 'Voorbeeldcollege',
  workspaces: [{ platform: 'slack', id: 'T0SCHOOL' }],
  people: [
    { givenName: 'Jan', familyName: 'Bakker', roles: ['teacher'], teaches: ['2B'] },
    { givenName: 'Zeynep', familyName: 'Yılmaz', roles: ['coordinator'], mentorOf: ['2B'] },
  ],
  students: [
    { number: '1001', givenName: 'Łucja', familyName: 'Gökçe-Dąbrowska', classes: ['2B'] },
    { number: '1002', givenName: 'Wesley', familyName: 'Kuipers', classes: ['2B'] },
  ],
})

/** A school in which a question was asked about a pupil and somebody else tried to read it. */
const openSchool = async (engine: Engine) => {
  const database = await freshDatabase(engine)
  const { client } = database
  const { id: schoolId, people, students } = await keepSchool(client, file, newId)
  const [jan = '', zeynep = ''] = people
  const [lucja = '', wesley = ''] = students
  const inSchool = <T>(work: (tx: Parameters<Parameters<typeof client.$transaction>[0]>[0]) => Promise<T>) =>
    client.$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.school', ${schoolId}, true)`
      return work(tx)
    })
  const at = new Date('2026-11-24T09:00:00Z')
  await inSchool(async (tx) => {
    const asked = (studentId: string, question: string) => ({
      id: newId(),
      schoolId,
      askerId: jan,
      topic: 'behaviour',
      about: 'student',
      studentId,
      question,
      urgency: 'can-wait',
      status: 'answered',
      askedAt: at,
      changedAt: at,
    })
    const about = asked(lucja, 'Łucja droomt weg in mijn les; wat kan ik morgen anders doen?')
    await tx.adviceRequest.createMany({ data: [about, asked(wesley, 'Wesley komt steeds te laat binnen.')] })
    await tx.adviceTurn.create({
      data: {
        id: newId(),
        schoolId,
        adviceId: about.id,
        authorId: zeynep,
        kind: 'answer',
        text: 'Zet haar vooraan.',
        at,
      },
    })
    const look = { schoolId, at, action: 'advice.read', studentId: lucja }
    await tx.register.createMany({
      data: [
        { ...look, number: 1001, actorId: jan, allowed: true, because: 'teaches' },
        { ...look, number: 1002, actorId: jan, allowed: true, because: 'teaches' },
        { ...look, number: 1003, actorId: zeynep, allowed: false },
        { ...look, number: 1004, actorId: zeynep, allowed: true, because: 'coordinator', studentId: wesley },
      ],
    })
  })
  const folder = await temporaryFolder()
  const clock = () => Temporal.Instant.from('2026-11-25T09:00:00Z')
  return {
    folder,
    rows: () =>
      inSchool((tx) =>
        tx.register.findMany({
          where: { action: 'student.inspect' },
          select: { studentId: true, because: true },
        }),
      ),
    lucja,
    inspects: (...args: readonly string[]) => inspects({ database, clock, folder }, ...args),
  }
}

onEachEngine('the letter for parents who ask what is kept about their child', (engine) => {
  it('tells all that is kept about this pupil, who looked and why, in plain Dutch and with every letter of a name', async () => {
    const school = await openSchool(engine)
    expect(await school.inspects('1001', '--out', 'brief.pdf')).toMatchObject({ code: 0 })
    const path = join(school.folder, 'brief.pdf')
    const text = await textOf(path)
    for (const words of [
      'Wat wij over uw kind bewaren',
      'Łucja Gökçe-Dąbrowska',
      'Jan Bakker: geeft les aan 2B',
      'Zeynep Yılmaz: mentor van 2B',
      'Onderwerp: Gedrag.',
      'Łucja droomt weg in mijn les',
      'Zet haar vooraan.',
      '24 november 2026: Jan Bakker las een adviesvraag (2 keer); reden: geeft les aan deze leerling of klas',
      '24 november 2026: Zeynep Yılmaz las een adviesvraag; dit mocht niet, en er is niets getoond',
      '25 november 2026: De beheerder van het programma maakte een overzicht van alles over een leerling',
    ])
      expect(text).toContain(words)
    for (const other of ['Wesley', 'Kuipers', 'te laat']) expect(text).not.toContain(other)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await school.rows()).toEqual([{ studentId: school.lucja, because: 'operator' }])
  })

  it('is not made of nobody, and never over a letter that is there', async () => {
    const school = await openSchool(engine)
    expect(await school.inspects('9999')).toEqual({ code: 1, said: 'No student has this number.' })
    expect(await school.inspects('1001', '--school', 'elders')).toMatchObject({ code: 1 })
    expect(await school.rows()).toEqual([])
    await school.inspects('1001')
    expect((await school.inspects('1002')).said).toContain('There is a file already')
    expect(await school.rows()).toHaveLength(1)
  })

  it('tells what lies in the locker of this pupil, and who looked there, which the register alone tells nobody', async () => {
    const stage = await openCircle(engine)
    const { database, vault, send, looksUp, idOf, personOf, rows } = stage
    await stage.supportsSanne()
    const student = idOf('Sanne')
    await send('her worker', 'trajectory.plan', {
      student,
      version: 1,
      strengths: 'Kan goed uitleggen.',
      school: 'Komt elke dag op tijd.',
      ownWords: 'Ik wil rustig kunnen beginnen.',
    })
    const [agreement] = await rows(`select id from agreement where level = 'what-to-do'`)
    const terms = { kind: 'other', level: 'what-to-do', from: '01-03-2027' }
    await send('her worker', 'agreement.change', {
      ...{ student, agreement: String(agreement?.id), version: 1 },
      ...{ ...terms, sentence: 'Mag vijf minuten eerder weg.' },
    })
    await looksUp('her teacher', 'Sanne van den Berg')
    await looksUp('a teacher of another class', 'Sanne van den Berg')
    await looksUp('her teacher', 'Daantje')
    const reason = 'Ze is gevallen en ik moet weten wie ik bel.'
    await send('a caretaker', 'circle.emergency', { emergency: newId(), who: '1001', reason })
    await send('the coordinator', 'circle.substitute', {
      ...{ person: personOf('a teacher of another class'), day: '02-03-2027' },
      class: String((await rows(`select id from class where name = '2B'`))[0]?.id),
    })

    const folder = await temporaryFolder()
    const letter = async (number: string): Promise<string> => {
      const done = await inspects({ database, vault, clock: () => morning, folder }, number, '--out', number)
      expect(done).toMatchObject({ code: 0 })
      return textOf(join(folder, number))
    }
    const text = await letter('1001')
    for (const words of [
      'Aanleiding: Extra ondersteuning',
      'Begeleiders: Karin de Vries',
      'Wat gaat goed?: Kan goed uitleggen.',
      'In de eigen woorden van de leerling: Ik wil rustig kunnen beginnen.',
      sentences['when-where'],
      'Mag vijf minuten eerder weg.',
      `Eerst stond er: Anders: ${sentences['what-to-do']}`,
      `Rob Maas, 2 maart 2027: ${reason}`,
      '2 maart 2027: Jan Bakker zocht de afspraken met een leerling op; reden: geeft les aan deze leerling of klas',
      '2 maart 2027: Els Smit zocht de afspraken met een leerling op; dit mocht niet, en er is niets getoond',
      'Rob Maas schreef dat het een noodgeval was',
      'De beheerder van het programma maakte een overzicht van alles over een leerling',
    ])
      expect(text).toContain(words)
    expect(text.match(/Jan Bakker zocht/g)).toHaveLength(1)
    const other = await letter('1002')
    expect(other).toContain('Er is geen traject voor uw kind.')
    expect(other.match(/Jan Bakker zocht/g)).toHaveLength(1)
    for (const words of ['Sanne', 'gevallen', 'minuten']) expect(other).not.toContain(words)
    expect(
      await rows(`select 1 from register where action = 'student.inspect' and student_id is not null`),
    ).toEqual([])
  })
})
