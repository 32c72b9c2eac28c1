import { expect, it } from 'vitest'
import { drawBlock } from '../../src/bots/teams/render/block.ts'
import { wordsIn } from '../support/teams-card-rules.ts'

const drawn = (label: string): string => {
  const block = { kind: 'facts', facts: [{ label, value: 'Sanne' }] } as const
  const draw = () => {
    throw new Error('facts have no buttons')
  }
  return wordsIn({ type: 'AdaptiveCard', body: drawBlock(block, draw, 'nl') })
}

it('a colon stands between a label and its value, but not after a question mark', () => {
  expect(drawn('Onderwerp')).toContain('Onderwerp:')
  expect(drawn('Waar gaat het over?')).toMatch(/over\? ?\s*Sanne/)
})
