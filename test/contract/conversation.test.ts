import { expect } from 'vitest'
import { names } from '../support/school.ts'
import { aboutSanne, asks, hears, question, takes } from './advice-story.ts'
import { settled } from './prying.ts'
import { scenario } from './scenario.ts'

const worker = names['a support worker']

scenario(
  'a question back and a reply are turns of one conversation, each told to the other side',
  async ({ as }) => {
    const [teacher, helper] = [as('a teacher'), as('a support worker')]
    await asks(teacher)
    await takes(helper)
    await helper.opens('Wedervraag')
    await helper.submits({ text: 'Gebeurt dat ook in de eerste uren?' })
    await hears(teacher, `${worker} heeft een vraag terug over je adviesvraag.`)

    await teacher.opens('Bekijken')
    expect(teacher.panel()).toContain('Gebeurt dat ook in de eerste uren?')
    await teacher.opens('Reageren')
    await teacher.submits({ text: 'Nee, vooral na de grote pauze.' })
    await hears(helper, `${names['a teacher']} heeft gereageerd op een adviesvraag bij jou.`)

    await helper.opens('Bekijken')
    for (const said of [question, 'Gebeurt dat ook', 'vooral na de grote pauze'])
      expect(helper.panel()).toContain(said)
    await helper.opens('Antwoorden')
    await helper.submits({ text: 'Begin die uren met een vaste starttaak.' })
    await hears(teacher, `${worker} heeft je adviesvraag beantwoord.`)
  },
)

scenario(
  'a question can be given to any colleague of the team, and then handed over',
  async ({ as, rows }) => {
    const [coordinator, other] = [as('the coordinator'), as('another support worker')]
    await asks(as('a teacher'))
    await hears(other, 'Er is een nieuwe adviesvraag.')
    await coordinator.types('open vragen')
    await coordinator.opens('Openen')
    await coordinator.opens('Bekijken')
    await coordinator.opens('Toewijzen')
    const person = async (name: string): Promise<string> =>
      String((await rows(`select id from person where given_name = '${name}'`))[0]?.id)
    await coordinator.submits({ to: await person('Mo') })
    expect(coordinator.panel()).toContain(names['another support worker'])
    await hears(other, 'Er is een adviesvraag aan je toegewezen.')
    await hears(as('a teacher'), `${names['another support worker']} heeft je adviesvraag opgepakt.`)

    await other.opens('Bekijken')
    await other.opens('Overdragen')
    await other.submits({ to: await person('Zeynep') })
    await hears(coordinator, 'Er is een adviesvraag aan je toegewezen.')
    await hears(as('a teacher'), `${names['the coordinator']} heeft je adviesvraag opgepakt.`)
  },
)

scenario('only who has a question answers it, until somebody takes it over', async ({ as }) => {
  const [helper, other] = [as('a support worker'), as('another support worker')]
  await asks(as('a teacher'))
  await hears(other, 'Er is een nieuwe adviesvraag.')
  await takes(helper)
  await hears(other, `${worker} heeft deze adviesvraag opgepakt.`)
  await other.opens('Bekijken')
  expect(other.panel()).not.toContain('Antwoorden')
  await other.opens('Overnemen')
  await hears(as('a teacher'), `${names['another support worker']} heeft je adviesvraag opgepakt.`)
  await helper.opens('Antwoorden')
  expect(helper.panel()).toContain(`Deze vraag is bij ${names['another support worker']}.`)
})

scenario(
  'the asker takes a question back, and the team sees at once that it is gone',
  async ({ as, rows }) => {
    const [teacher, helper, other] = [as('a teacher'), as('a support worker'), as('another support worker')]
    await asks(teacher)
    await takes(helper)
    await hears(other, `${worker} heeft deze adviesvraag opgepakt.`)
    await teacher.opens('Intrekken')
    expect(teacher.panel()).toContain('Ingetrokken')
    await hears(helper, 'Een adviesvraag bij jou is ingetrokken.')
    await hears(other, 'Adviesvraag: Ingetrokken.')
    expect(await rows('select status from advice_request')).toEqual([{ status: 'withdrawn' }])
  },
)

scenario('a closed question can be opened again, and then goes the way of a new one', async ({ as }) => {
  const [teacher, helper, other] = [as('a teacher'), as('a support worker'), as('another support worker')]
  await asks(teacher)
  await takes(helper)
  await helper.opens('Antwoorden')
  await helper.submits({ text: 'Zet haar vooraan en spreek een teken met haar af.' })
  await hears(teacher, `${worker} heeft je adviesvraag beantwoord.`)
  await teacher.opens('Bekijken')
  await teacher.opens('Afsluiten')
  await hears(helper, 'Een adviesvraag is afgesloten.')
  await teacher.opens('Heropenen')
  await hears(helper, 'Een adviesvraag is heropend.')
  await hears(other, 'Een adviesvraag is heropend.')
  await other.opens('Oppakken')
  await hears(teacher, `${names['another support worker']} heeft je adviesvraag opgepakt.`)
})

scenario('a question may be changed until somebody has taken it', async ({ as, rows }) => {
  const [teacher, helper] = [as('a teacher'), as('a support worker')]
  await asks(teacher)
  await teacher.opens('Aanpassen')
  const better = 'Sanne droomt weg na de pauze; wat kan ik morgen anders doen?'
  await teacher.submits({ topic: 'class-management', question: better, urgency: 'today' })
  expect(teacher.panel()).toContain(better)
  await teacher.opens('Aanpassen')
  await teacher.submits({ topic: 'class-management', question: better, urgency: 'safety' })
  expect(teacher.panel()).toContain('Bel 030 555 01 12. Ik ben geen alarmlijn.')
  await takes(helper)
  expect(helper.panel()).toContain(better)

  await teacher.opens('Aanpassen')
  expect(teacher.panel()).toContain('Dat kan nu niet. De stand van deze vraag: In behandeling.')
  expect(await rows('select topic, question, urgency from advice_request')).toEqual([
    { topic: 'class-management', question: better, urgency: 'safety' },
  ])
})

scenario(
  'the asker and the team each find a question in their lists, with how it stands',
  async ({ as, rows }) => {
    const [teacher, helper] = [as('a teacher'), as('a support worker')]
    const list = async (person: typeof teacher, line: string): Promise<string> => {
      // A knock that arrives just then would be taken for the answer.
      await settled(rows)
      await person.types(line)
      await person.opens('Openen')
      return person.panel() ?? ''
    }
    await asks(teacher, aboutSanne)
    expect(await list(teacher, 'mijn vragen')).toContain('Wacht op iemand van het team')
    expect(await list(helper, 'open')).toContain(names['a teacher'])
    expect(await list(helper, 'van mij')).toContain('Hier staat niets.')

    await takes(helper)
    expect(await list(helper, 'open')).toContain('Hier staat niets.')
    expect(await list(helper, 'van mij')).toContain(names['a teacher'])
    expect(await list(teacher, 'mijn vragen')).toContain(`In behandeling: ${worker}`)

    await helper.opens('Bekijken')
    await helper.opens('Antwoorden')
    await helper.submits({ text: 'Zet haar vooraan en spreek een teken met haar af.' })
    expect(await list(helper, 'van mij')).toContain(`Beantwoord: ${worker}`)
    expect(await list(helper, 'beantwoord')).toContain(names['a teacher'])
    expect(await list(teacher, 'mijn vragen')).toContain('Beantwoord')
  },
)

scenario(
  'who is alone in the team is told that there is nobody to hand a question over to',
  async ({ as }) => {
    await asks(as('a teacher'))
    await takes(as('a support worker'))
    await as('a support worker').opens('Overdragen')
    expect(as('a support worker').panel()).toContain('Er is niemand anders van het team')
  },
  { staff: ['a teacher', 'a support worker'] },
)
