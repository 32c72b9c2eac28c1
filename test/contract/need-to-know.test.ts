import { v7 as newId } from 'uuid'
import { expect } from 'vitest'
import { catalogue } from '../../src/core/app/catalogue.ts'
import { names, platformFronts, students } from '../support/school.ts'
import { aboutSanne, asks, hears, takes } from './advice-story.ts'
import { answer, everyArg, hidden, idOf, others, personId, settled, stateOf } from './prying.ts'
import { scenario } from './scenario.ts'

scenario(
  'whatever a colleague sends about a question of others, it is as if that did not exist',
  async ({ as, rows }) => {
    const [teacher, helper, curious] = [as('a teacher'), as('a support worker'), as('another teacher')]
    await asks(teacher)
    await takes(helper)
    await helper.opens('Antwoorden')
    await helper.submits({ text: 'Zet haar vooraan en spreek een teken met haar af.' })
    await hears(teacher, `${names['a support worker']} heeft je adviesvraag beantwoord.`)
    await teacher.types('Mijn mentorklas is na de pauze niet stil te krijgen.')
    await settled(rows)
    const real = everyArg({
      advice: await idOf(rows, 'advice_request'),
      draft: await idOf(rows, 'draft'),
      turn: await idOf(rows, 'advice_turn'),
      to: await personId(rows, 'another teacher'),
    })
    const none = everyArg({ advice: newId(), draft: newId(), turn: newId(), to: newId() })

    const before = await stateOf(rows, [teacher, helper])
    for (const command of others) {
      const told = await answer(curious, command, real)
      expect(told, command).toBe(await answer(curious, command, none))
      for (const secret of ['Sanne', 'vooraan', 'mentorklas', students.taught])
        expect(told, command).not.toContain(secret)
      if (/^advice\.(?!own)/.test(command)) expect(told, command).toContain(hidden)
    }
    expect(await stateOf(rows, [teacher, helper])).toEqual(before)
    const curiousId = await personId(rows, 'another teacher')
    expect(
      await rows(`select action from register where allowed and actor_id = '${curiousId}'
        and action not in ('advice.list-own', 'help.read', 'draft.write', 'advice.ask', 'absence.keep', 'working-days.keep',
          'agreement.list', 'agreement.ask', 'trajectory.open-enrolment', 'circle.open-emergency')`),
    ).toEqual([])
  },
)

scenario('a question is given to nobody but the team of now', async ({ as, rows }) => {
  await asks(as('a teacher'))
  await takes(as('a support worker'))
  await settled(rows)
  const advice = await idOf(rows, 'advice_request')
  const left = await personId(rows, 'another support worker')
  await rows(`update person set left_at = now() where id = '${left}'`)
  const before = await stateOf(rows, [])
  for (const to of [left, await personId(rows, 'another teacher'), newId()]) {
    const told = await answer(as('a support worker'), 'advice.assign', { advice, to })
    expect(told).toContain('Kies iemand van het team.')
    expect(told).not.toContain(names['another support worker'])
  }
  expect(await stateOf(rows, [])).toEqual(before)
})

scenario(
  'somebody who left is a stranger at every button they kept, and is told nothing any more',
  async ({ as, rows }) => {
    const [teacher, helper] = [as('a teacher'), as('a support worker')]
    await asks(teacher)
    await teacher.types('Mijn mentorklas is na de pauze niet stil te krijgen.')
    await settled(rows)
    const ids = {
      advice: await idOf(rows, 'advice_request'),
      draft: await idOf(rows, 'draft'),
      turn: newId(),
    }
    await rows(`update person set left_at = now() where given_name = 'Jan'`)
    const registered = await rows('select 1 from register')
    const chat = teacher.chat()
    for (const { command } of catalogue)
      expect(await answer(teacher, command, everyArg({ ...ids, to: newId() })), command).toContain(
        'Ik ken je nog niet.',
      )
    expect(await rows('select 1 from register')).toHaveLength(registered.length)
    expect(await rows('select 1 from advice_turn')).toHaveLength(0)
    await takes(helper)
    await settled(rows)
    expect(await rows(`select status, reason from delivery where kind = 'advice.claimed'`)).toEqual([
      { status: 'failed', reason: 'unreachable' },
    ])
    expect(
      teacher.chat().filter((line) => !chat.includes(line) && !line.includes('Ik ken je nog niet.')),
    ).toEqual([])
  },
)

scenario(
  'who no longer belongs to the team finds every button of the team dead, and hears no more of it',
  async ({ as, rows }) => {
    const [teacher, former, other] = [as('a teacher'), as('a support worker'), as('another support worker')]
    await asks(teacher)
    await hears(former, 'Er is een nieuwe adviesvraag.')
    await hears(other, 'Er is een nieuwe adviesvraag.')
    await settled(rows)
    await former.types('open')
    const formerId = await personId(rows, 'a support worker')
    await rows(`delete from person_role where person_id = '${formerId}'`)
    for (const label of ['Openen', 'Bekijken', 'Oppakken']) {
      await former.opens(label)
      expect(former.panel(), label).toContain(hidden)
    }
    await other.opens('Oppakken')
    await hears(other, `${names['another support worker']} heeft deze adviesvraag opgepakt.`)
    await settled(rows)
    expect(former.chat().join()).not.toContain('opgepakt')
    expect(
      await rows(`select allowed from register where actor_id = '${formerId}' order by number desc limit 3`),
    ).toEqual([{ allowed: false }, { allowed: false }, { allowed: false }])
  },
)

scenario(
  'a knock that waits for another try is dropped when its recipient no longer belongs to the team',
  async ({ as, rows, stumbles }) => {
    await as('a teacher').startsToAsk()
    stumbles('another support worker', 'busy')
    await as('a teacher').submits(aboutSanne)
    await expect
      .poll(() => rows(`select 1 from delivery where status = 'due' and attempts = 1`), { timeout: 15_000 })
      .toHaveLength(1)
    await rows(`delete from person_role where role = 'support-worker'`)
    await settled(rows)
    expect(
      await rows(`select status from delivery where kind = 'advice.asked' order by decided_at desc limit 1`),
    ).toEqual([{ status: 'dropped' }])
  },
  { staff: ['a teacher', 'another support worker'], on: platformFronts },
)
