import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { onEachEngine } from '../support/databases.ts'
import { openStage } from '../support/two-schools.ts'

const words = { urgency: 'can-wait', question: 'Hoe begin ik een les na de pauze?' }

onEachEngine('what somebody sends by hand instead of choosing it', (engine) => {
  it('cannot give a question a topic that the school does not have', async () => {
    const { visit } = await openStage(engine)
    const advice = newId()
    await visit('a teacher', 'advice.ask', { advice, about: 'nobody', topic: 'other', ...words })
    const edited = await visit('a teacher', 'advice.edit', { advice, topic: 'x'.repeat(10_000), ...words })
    expect(edited.kind).toBe('corrections')
    const shown = await visit('a support worker', 'advice.show', { advice })
    expect(JSON.stringify(shown)).not.toContain('xxx')
    expect((await visit('a teacher', 'advice.edit', { advice, topic: 'behaviour', ...words })).kind).toBe(
      'panel',
    )
  })
})
