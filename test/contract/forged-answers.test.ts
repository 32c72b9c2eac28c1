import { expect } from 'vitest'
import { asks, question } from './advice-story.ts'
import { answer, idOf } from './prying.ts'
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
