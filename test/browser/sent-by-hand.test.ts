import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deeds, readGesture } from '../../src/bots/browser/gesture.ts'

const names = [
  'event',
  'text',
  'from',
  'command',
  'args',
  'answer-question',
  'answer-',
  '__proto__',
  'answer-__proto__',
]
const event = '0b1e0000-0000-4000-8000-000000000001'
const body = fc.dictionary(
  fc.oneof(fc.constantFrom(...names), fc.string()),
  fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.constant(event), fc.constant('{}')),
)

describe('whatever is sent to the practice page', () => {
  it('is read as a deed or not at all', () => {
    fc.assert(
      fc.property(fc.constantFrom(...deeds), body, (doing, sent) => {
        const seen = readGesture(doing, sent)
        if (!seen) return
        expect(seen.event).toBe(sent.event)
        if (seen.gesture.is === 'command') expect(typeof seen.gesture.args).toBe('object')
      }),
      { numRuns: 1000 },
    )
  })

  it('cannot change with an answer what travelled unseen', () => {
    const args = JSON.stringify({ advice: 'mine' })
    const seen = readGesture('press', {
      event,
      command: 'advice.edit',
      args,
      from: 'window',
      'answer-advice': 'theirs',
      'answer-question': 'eerste\r\ntweede',
      'answer-empty': '',
    })
    expect(seen?.gesture).toEqual({
      is: 'command',
      command: 'advice.edit',
      args: { advice: 'mine', question: 'eerste\ntweede' },
    })
  })
})
