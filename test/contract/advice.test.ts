import { expect } from 'vitest'
import { eventually, type Person } from '../support/chat.ts'
import { names, students } from '../support/school.ts'
import { aboutSanne, hears, question } from './advice-story.ts'
import { scenario } from './scenario.ts'

scenario(
  'a question goes from a teacher to its answer, and each is told by a knock',
  async ({ as, said }) => {
    const [teacher, worker, other] = [as('a teacher'), as('a support worker'), as('another support worker')]
    await teacher.startsToAsk()
    await teacher.submits(aboutSanne)
    expect(teacher.panel()).toContain('Je vraag staat bij het ondersteuningsteam.')

    await hears(worker, 'Er is een nieuwe adviesvraag.')
    await hears(other, 'Er is een nieuwe adviesvraag.')
    await worker.opens('Oppakken')
    expect(worker.panel()).toContain(question)
    await hears(teacher, `${names['a support worker']} heeft je adviesvraag opgepakt.`)
    await hears(other, `${names['a support worker']} heeft deze adviesvraag opgepakt.`)

    await worker.opens('Antwoorden')
    await worker.submits({ text: 'Zet haar vooraan en spreek een teken met haar af.' })
    await hears(teacher, `${names['a support worker']} heeft je adviesvraag beantwoord.`)
    await teacher.opens('Bekijken')
    expect(teacher.panel()).toContain('Zet haar vooraan en spreek een teken met haar af.')

    expect(said()).not.toContain(students.taught)
    expect(said()).not.toContain('Sanne')
    expect(said()).not.toContain('vooraan')
  },
)

scenario('own words become a draft, and nothing is sent before a button is pressed', async ({ as, rows }) => {
  const teacher = as('a teacher')
  await teacher.types('Mijn mentorklas is na de pauze niet stil te krijgen.')
  await teacher.types('Ik heb al een plattegrond geprobeerd.')
  expect(await rows('select 1 from advice_request')).toHaveLength(0)
  await teacher.presses('Doorzetten')
  const asked = await rows('select question, about from advice_request')
  expect(asked).toEqual([
    {
      question: 'Mijn mentorklas is na de pauze niet stil te krijgen.\nIk heb al een plattegrond geprobeerd.',
      about: 'unsaid',
    },
  ])
  await eventually('the knock', () => as('a support worker').chat().length === 1)
})

scenario('a draft that is declined is thrown away', async ({ as, rows }) => {
  await as('a teacher').types('Toch maar niet, denk ik.')
  await as('a teacher').presses('Nee')
  expect(as('a teacher').chat().at(-1)).toContain('Ik heb niets doorgezet en niets bewaard.')
  expect(await rows(`select 1 from draft where text <> ''`)).toHaveLength(0)
})

scenario('of two who claim at once one wins, and the other is told by whom', async ({ as }) => {
  const [worker, other] = [as('a support worker'), as('another support worker')]
  await as('a teacher').startsToAsk()
  await as('a teacher').submits(aboutSanne)
  await eventually('both knocks', () => worker.chat().length === 1 && other.chat().length === 1)
  await Promise.all([worker.opens('Oppakken'), other.opens('Oppakken')])
  const panels = [worker.panel() ?? '', other.panel() ?? '']
  expect(panels.filter((panel) => panel.includes(question))).toHaveLength(1)
  const told = panels.find((panel) => !panel.includes(question))
  expect(told).toMatch(/(Karin de Vries|Mo el Amrani) was je net voor en heeft deze vraag opgepakt\./)
})

scenario('the same thing sent again by the platform has no second effect', async ({ as, rows }) => {
  const teacher = as('a teacher')
  await teacher.startsToAsk()
  await teacher.submits(aboutSanne)
  await Promise.all([teacher.repeats(), teacher.repeats(), teacher.repeats()])
  expect(await rows('select 1 from advice_request')).toHaveLength(1)
  await eventually('the knock', () => as('a support worker').chat().length > 0)
  expect(as('a support worker').chat()).toHaveLength(1)
})

scenario('whatever is sent again by the platform is not answered again', async ({ as }) => {
  const gestures: readonly ((person: Person) => Promise<void>)[] = [
    (person) => person.types('mijn vragen'),
    (person) => person.types('help'),
    (person) => person.types('Mijn mentorklas is na de pauze niet stil te krijgen.'),
    (person) => person.sendsFile(),
    (person) => person.edits('iets anders'),
    (person) => person.deletes(),
  ]
  for (const [seat, does] of [
    ...gestures.map((gesture) => ['a teacher', gesture] as const),
    ['a stranger', (person: Person) => person.types('hallo?')] as const,
  ]) {
    await does(as(seat))
    const before = as(seat).chat().length
    await Promise.all([as(seat).repeats(), as(seat).repeats()])
    await as('a caretaker').types('help')
    expect(as(seat).chat()).toHaveLength(before)
  }
})

scenario('a pupil outside my circle and a pupil who does not exist are one answer', async ({ as, rows }) => {
  const teacher = as('a teacher')
  const answers: string[] = []
  for (const who of [students.elsewhere, 'Niemand Bestaatniet']) {
    await teacher.startsToAsk()
    await teacher.submits({ ...aboutSanne, who })
    answers.push((teacher.panel() ?? '').replaceAll(who, ''))
  }
  expect(answers[0]).toContain('Niet gevonden, of niet voor jou.')
  expect(answers[1]).toBe(answers[0])
  expect(
    await rows(`select allowed, student_id from register where action = 'advice.ask-about-student'`),
  ).toEqual([
    { allowed: false, student_id: null },
    { allowed: false, student_id: null },
  ])
})

scenario('somebody the school does not know is told so kindly, and nothing else', async ({ as, rows }) => {
  await as('a stranger').types('afspraken met Sanne?')
  expect(as('a stranger').chat()).toEqual([
    expect.stringContaining('Ik ken je nog niet. Vraag de beheerder van je school'),
  ])
  expect(await rows('select 1 from register')).toHaveLength(0)
  expect(await rows('select 1 from draft')).toHaveLength(0)
})

scenario(
  'a colleague outside the team cannot see the team lists, nor open a question of another',
  async ({ as }) => {
    await as('a teacher').startsToAsk()
    await as('a teacher').submits(aboutSanne)
    await as('another teacher').types('open')
    await as('another teacher').opens('Openen')
    expect(as('another teacher').panel()).toContain('Niet gevonden, of niet voor jou.')
  },
)

scenario(
  'a question about safety is answered at once with the emergency line, and is still routed',
  async ({ as }) => {
    await as('a teacher').startsToAsk()
    await as('a teacher').submits({ ...aboutSanne, urgency: 'safety' })
    expect(as('a teacher').panel()).toContain('Bel 030 555 01 12. Ik ben geen alarmlijn.')
    await eventually('the knock', () => as('a support worker').chat().length === 1)
  },
)

scenario(
  'with nobody of the team there, the asker is told so and the coordinator is knocked',
  async ({ as }) => {
    await as('a teacher').startsToAsk()
    await as('a teacher').submits(aboutSanne)
    expect(as('a teacher').panel()).toContain('Er is nu niemand van het team bereikbaar.')
    await eventually('the knock', () =>
      as('the coordinator')
        .chat()
        .some((line) => line.includes('er is niemand van het team bereikbaar')),
    )
  },
  { staff: ['a teacher', 'the coordinator'] },
)

scenario('a number that may be a BSN is refused, not kept and not echoed', async ({ as, rows, said }) => {
  const teacher = as('a teacher')
  await teacher.types('Het gaat om leerling 123456782 in mijn klas')
  expect(teacher.chat().at(-1)).toContain('BSN')
  expect(await rows('select 1 from draft')).toHaveLength(0)
  await teacher.startsToAsk()
  await teacher.submits({ ...aboutSanne, question: 'Wat doe ik met 123456782 in mijn klas?' })
  expect(teacher.panel()).toContain('Haal het weg; ik bewaar het niet.')
  expect(await rows('select 1 from advice_request')).toHaveLength(0)
  expect(said()).not.toContain('123456782')
})

scenario('files, edited and deleted messages get a fixed answer and make no draft', async ({ as, rows }) => {
  const teacher = as('a teacher')
  await teacher.sendsFile()
  await teacher.edits('iets anders')
  await teacher.deletes()
  expect(teacher.chat()).toEqual([
    expect.stringContaining('Bestanden en spraakberichten lees ik niet'),
    expect.stringContaining('Ik zie dat je een bericht hebt aangepast'),
    expect.stringContaining('Je hebt een bericht verwijderd'),
  ])
  expect(await rows('select 1 from draft')).toHaveLength(0)
})

scenario('what no database keeps is left out of a line, and the rest is kept', async ({ as, rows }) => {
  await as('a teacher').types('Mijn klas\u0000 is na de pauze \ud800druk.')
  expect(await rows('select text from draft')).toEqual([{ text: 'Mijn klas is na de pauze \ufffddruk.' }])
})
