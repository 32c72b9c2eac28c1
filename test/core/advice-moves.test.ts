import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AdviceStatus, canMove, type Move, moves } from '../../src/core/advice/advice.ts'

const everyMove = Object.keys(moves) as Move[]

describe('an advice request', () => {
  it('can only be changed in its words while nobody took it', () => {
    expect(AdviceStatus.options.filter((status) => canMove(status, 'edit'))).toEqual(['open'])
  })

  it('can only be claimed while it is open, so two cannot have it', () => {
    expect(AdviceStatus.options.filter((status) => canMove(status, 'claim'))).toEqual(['open'])
  })

  it('can be opened again once it is closed or withdrawn, and from there to every other state', () => {
    const reachable = (from: AdviceStatus): Set<AdviceStatus> => {
      const found = new Set<AdviceStatus>([from])
      for (let size = 0; size !== found.size; ) {
        size = found.size
        for (const status of [...found]) {
          for (const move of everyMove) if (canMove(status, move)) found.add(moves[move].to)
        }
      }
      return found
    }
    fc.assert(
      fc.property(fc.constantFrom(...AdviceStatus.options), (status) => {
        expect(reachable(status)).toEqual(new Set(AdviceStatus.options))
      }),
    )
  })
})
