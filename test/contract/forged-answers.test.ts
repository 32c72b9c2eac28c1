import { v7 as newId } from 'uuid'
import { expect } from 'vitest'
import { aboutSanne, asks, hears, question, takes } from './advice-story.ts'
import { answer, hidden, idOf, settled, stateOf } from './prying.ts'
import { scenario } from './scenario.ts'

scenario(
  'a topic that the school does not offer is refused in a change as in a question',
  async ({ as, rows }) => {
    const teacher = as('a teacher')
    await asks(teacher)
    const advice = await idOf(rows, 'advice_request')
    for (const topic of ['Sanne van den Berg', '123456782', 'x'.repeat(5000)]) {
      const told = await answer(teacher, 'advice.edit', { advice, topic, question, urgency: 'today' })
      expect(told).toContain('Vul dit nog in.')
      expect(told).not.toContain(topic)
    }
    expect(await rows('select topic from advice_request')).toEqual([{ topic: 'behaviour' }])
  },
)

scenario(
  'a request or a draft of somebody else is not touched by who makes something under its id',
  async ({ as, rows }) => {
    const [teacher, curious, helper] = [as('a teacher'), as('another teacher'), as('a support worker')]
    await asks(teacher)
    await teacher.types('Mijn mentorklas is na de pauze niet stil te krijgen.')
    await hears(helper, 'Er is een nieuwe adviesvraag.')
    await settled(rows)
    const advice = await idOf(rows, 'advice_request')
    const draft = await idOf(rows, 'draft')
    const before = await stateOf(rows, [teacher, helper])
    const mine = { ...aboutSanne, about: 'nobody', question: 'Dit hoort hier niet te komen staan.' }

    expect(await answer(curious, 'advice.ask', { ...mine, advice })).toContain(hidden)
    expect(await answer(helper, 'advice.ask', { ...mine, advice })).toContain(hidden)
    expect(await answer(curious, 'draft.add', { draft, line: 'Dit hoort hier niet.' })).toContain(
      'al doorgezet of weggegooid',
    )
    expect(await answer(curious, 'advice.new', { ...mine, advice })).not.toContain('Sanne')
    expect(await stateOf(rows, [teacher])).toEqual({ ...before, chats: [before.chats[0]] })

    await curious.forges('advice.ask', { ...mine, advice: draft })
    await teacher.presses('Doorzetten')
    expect(await rows(`select text from draft where id = '${draft}'`)).toEqual([
      { text: 'Mijn mentorklas is na de pauze niet stil te krijgen.' },
    ])
    expect(teacher.chat().at(-1)).not.toContain('Doorgezet.')
  },
)

scenario('a turn that was taken elsewhere is not told as if it stood here', async ({ as, rows }) => {
  const [teacher, helper] = [as('a teacher'), as('a support worker')]
  await asks(teacher)
  await takes(helper)
  const first = await idOf(rows, 'advice_request')
  const turn = newId()
  await helper.forges('advice.answer', { advice: first, turn, text: 'Zet haar vooraan, en kijk dan weer.' })
  const second = newId()
  await teacher.forges('advice.ask', { ...aboutSanne, advice: second })
  await helper.forges('advice.claim', { advice: second })
  await helper.forges('advice.answer', { advice: second, turn, text: 'Dit staat straks nergens meer.' })
  expect(helper.panel()).toContain('Iemand was je net voor.')
  expect(await rows(`select status from advice_request where id = '${second}'`)).toEqual([
    { status: 'claimed' },
  ])
})
