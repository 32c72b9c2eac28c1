import fc from 'fast-check'
import { expect, it } from 'vitest'
import { onEachEngine } from '../support/databases.ts'
import { openStage } from '../support/two-schools.ts'
import { deeds } from './dispatch/deeds.ts'
import type { Model } from './dispatch/model.ts'

onEachEngine('whatever people do, in whatever order', (engine) => {
  it('everybody may do what the rules say and sees nothing else, and the register has a row for each look', async () => {
    const stage = await openStage(engine)
    await fc.assert(
      fc.asyncProperty(fc.commands([...deeds], { maxCommands: 60, size: 'max' }), async (commands) => {
        const { rows, last } = await stage.register()
        const model: Model = { asked: new Map(), rows, skipped: last - rows }
        await fc.asyncModelRun(() => ({ model, real: stage }), commands)
      }),
      { numRuns: 40 },
    )
    expect(stage.lines).toEqual([])
  })
})
