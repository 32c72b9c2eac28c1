import { Temporal } from 'temporal-polyfill'
import { expect } from 'vitest'
import { anOfficeDay } from '../support/school-clock.ts'
import { answer, idOf } from './prying.ts'
import { scenario } from './scenario.ts'

const today = (): Temporal.PlainDate => Temporal.PlainDateTime.from(anOfficeDay).toPlainDate()
const stored = `select p.given_name as who, a.from_day::text as "from", a.until_day::text as until
  from absence a join person p on p.id = a.person_id order by 1, 2`

scenario(
  'who is not there says so, can take it back, and says when they are there again',
  async ({ as, rows }) => {
    const helper = as('a support worker')
    const tomorrow = today().add({ days: 1 }).toString()
    await helper.types('Ik ben morgen ziek')
    expect(helper.chat().at(-1)).toContain('Genoteerd: je bent er niet op')
    expect(await rows(stored)).toEqual([{ who: 'Karin', from: tomorrow, until: tomorrow }])
    await helper.types('ik ben er morgen niet')
    expect(await rows(stored)).toHaveLength(1)

    await helper.presses('Ongedaan maken')
    expect(helper.chat().at(-1)).toContain('Weggehaald')
    expect(await rows(stored)).toEqual([])

    await helper.types('ik ben vandaag ziek')
    await helper.types('ik ben overmorgen ziek')
    await helper.types('Ik ben weer beter!')
    expect(helper.chat().at(-1)).toContain('Fijn dat je er weer bent.')
    expect(await rows(stored)).toMatchObject([{ from: today().add({ days: 2 }).toString() }])
    await helper.presses('Toch vandaag nog niet')
    expect(await rows(stored)).toMatchObject([{ from: today().toString() }, {}])
    await helper.presses('Ongedaan maken')
    await helper.types('ik ben weer beter')
    expect(helper.chat().at(-1)).toContain('Je stond voor vandaag niet als afwezig genoteerd.')
  },
)

scenario(
  'an absence is its own person’s alone: nobody else can take it back, or learns of it',
  async ({ as, rows }) => {
    await as('a support worker').types('ik ben vandaag ziek')
    const before = await rows(stored)
    const absence = await idOf(rows, 'absence')
    const curious = as('another teacher')
    for (const [command, args] of [
      ['absence.take-back', { absence }],
      ['absence.report', { absence, day: 'tomorrow' }],
      ['absence.end', {}],
    ] as const) {
      const told = await answer(curious, command, args)
      expect(told, command).not.toContain('Karin')
      expect(await rows(`select * from absence where id = '${absence}'`), command).toHaveLength(1)
    }
    expect(await rows(stored)).toEqual(before)

    const strange = as('a stranger')
    await strange.types('ik ben vandaag ziek')
    expect(strange.chat().at(-1)).toContain('Ik ken je nog niet.')
    expect(await rows(stored)).toEqual(before)
  },
)

scenario('everybody says on which days they work, and that stands in the register', async ({ as, rows }) => {
  const days = async () =>
    await rows(`select given_name as who, working_days as days from person where working_days <> '{}'`)
  const helper = as('a support worker')
  await helper.types('mijn werkdagen')
  await helper.opens('Openen')
  await helper.submits({ days: 'tuesday,monday,thursday' })
  expect(helper.panel()).toContain('Genoteerd: je werkt op maandag, dinsdag en donderdag.')
  expect(await days()).toEqual([{ who: 'Karin', days: ['monday', 'tuesday', 'thursday'] }])

  await helper.opens('Aanpassen')
  await helper.submits({})
  expect(helper.panel()).toContain('maandag, dinsdag en donderdag')
  await helper.forges('working-days.choose', { days: 'monday,someday' })
  await helper.forges('working-days.choose', { days: '' })
  expect(await days()).toEqual([{ who: 'Karin', days: ['monday', 'tuesday', 'thursday'] }])
  expect(
    await rows(
      `select distinct action, allowed, because, student_id from register where action like 'working%'`,
    ),
  ).toEqual([{ action: 'working-days.keep', allowed: true, because: 'colleague', student_id: null }])
})
