import { expect, it } from 'vitest'
import { understand } from '../../src/core/app/understand.ts'

const newId = () => '00000000-0000-4000-8000-000000000001'

it('a name that is typed where others are is not looked up, and is in no command', () => {
  const wish = understand({ is: 'slash', name: 'afspraken', text: 'Sanne', overheard: true }, 'nl', newId)
  expect(wish).toEqual({
    is: 'say',
    line: 'Vraag me dit liever privé, in ons eigen gesprek. Hier zoek ik niets op.',
  })
})

it.each([
  ['afspraken Sanne', { name: 'Sanne' }],
  ['Afspraken: sanne van den berg 2B', { name: 'sanne van den berg 2B' }],
  ['agreements 1001', { name: '1001' }],
])('"%s" asks for what was agreed, under an id of its own', (text, args) => {
  expect(understand({ is: 'line', text }, 'nl', newId)).toEqual({
    is: 'command',
    command: 'agreement.ask',
    args: { asked: newId(), ...args },
  })
})

it('"afspraken" alone shows my own pupils, typed or as a command', () => {
  const mine = { is: 'command', command: 'agreement.mine', args: {} }
  expect(understand({ is: 'line', text: 'Afspraken' }, 'nl', newId)).toEqual(mine)
  expect(understand({ is: 'slash', name: 'afspraken', text: ' ' }, 'nl', newId)).toEqual(mine)
})
