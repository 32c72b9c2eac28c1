import { expect } from 'vitest'
import { eventually } from '../support/chat.ts'
import { names } from '../support/school.ts'
import { aboutSanne, asks, hears } from './advice-story.ts'
import { scenario } from './scenario.ts'

scenario('help shows everybody what they can do here, and nobody what they cannot', async ({ as }) => {
  await as('a teacher').types('help')
  expect(as('a teacher').chat().at(-1)).toContain('Vraag stellen')
  expect(as('a teacher').chat().at(-1)).toContain('Mijn vragen')
  expect(as('a teacher').chat().at(-1)).not.toContain('Van mij')
  await as('a support worker').types('Help!')
  expect(as('a support worker').chat().at(-1)).toContain('Van mij')
})

scenario('every member of staff may ask, and a name is letters whatever it holds', async ({ as, said }) => {
  const caretaker = as('a caretaker')
  await asks(caretaker, {
    topic: 'other',
    about: 'nobody',
    question: 'Er zitten elke pauze dezelfde leerlingen op de gang.',
    urgency: 'can-wait',
  })
  expect(caretaker.panel()).toContain('Je vraag staat bij het ondersteuningsteam.')
  await hears(as('a support worker'), 'Er is een nieuwe adviesvraag.')
  await as('a support worker').opens('Oppakken')
  expect(as('a support worker').panel()).toContain(names['a caretaker'])
  await as('a support worker').opens('Wedervraag')
  await as('a support worker').submits({ text: 'Zijn dat steeds dezelfde?' })
  await eventually('the knock', () => caretaker.chat().length > 1)
  await caretaker.opens('Bekijken')
  await caretaker.opens('Reageren')
  await caretaker.submits({ text: 'Ja, steeds <!channel> dezelfde.' })
  await hears(as('a support worker'), `${names['a caretaker']} heeft gereageerd op een adviesvraag bij jou.`)
  expect(said()).not.toContain('steeds')
})

scenario("the language is somebody's own choice and stays so, in knocks too", async ({ as }) => {
  const [teacher, helper] = [as('a teacher'), as('a support worker')]
  await teacher.types('English')
  expect(teacher.chat().at(-1)).toContain('I will speak English with you from now on.')
  await teacher.types('my questions')
  expect(teacher.chat().at(-1)).toContain('Open')
  await asks(teacher)
  expect(teacher.panel()).toContain('support team')
  await hears(helper, 'Er is een nieuwe adviesvraag.')
  await helper.opens('Oppakken')
  await eventually('an English knock', () =>
    teacher.chat().some((message) => message.includes(names['a support worker']) && message.includes('your')),
  )
})

scenario('one asks about a class, or about nobody in particular, and says so', async ({ as, rows }) => {
  await asks(as('a teacher'), { ...aboutSanne, about: 'class', who: '2b' })
  expect(as('a teacher').panel()).toContain('2B')
  await asks(as('another teacher'), { ...aboutSanne, about: 'student', who: '' })
  expect(as('another teacher').panel()).toContain('Vul in om welke leerling of klas het gaat')
  await as('another teacher').submits({ ...aboutSanne, about: 'nobody', who: '' })
  expect(as('another teacher').panel()).toContain('Niemand in het bijzonder')
  expect(await rows('select about from advice_request order by asked_at')).toEqual([
    { about: 'class' },
    { about: 'nobody' },
  ])
})
