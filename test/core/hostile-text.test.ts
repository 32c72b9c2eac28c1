import { describe, expect, it } from 'vitest'
import { asTyped } from '../../src/bots/slack/letters.ts'
import { understand } from '../../src/core/app/understand.ts'
import { storable } from '../../src/core/text/storable.ts'

const quickly = (deed: () => unknown): void => {
  const before = performance.now()
  deed()
  expect(performance.now() - before).toBeLessThan(500)
}

describe('a text that was made to do harm', () => {
  it('loses what no database keeps', () => {
    expect(storable('a\u0000b\ud800c')).toBe('ab\ufffdc')
    expect(storable('gewone tekst 👩‍👩‍👧')).toBe('gewone tekst 👩‍👩‍👧')
  })

  it('is understood in no time, however long it is', () => {
    const text = `${'!'.repeat(100_000)}x`
    quickly(() => understand({ is: 'line', text }, 'nl', () => 'an id'))
  })

  it('is read from Slack in no time, however many links it seems to begin', () => {
    quickly(() => asTyped('<https:'.repeat(20_000)))
  })
})
