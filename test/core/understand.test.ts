import { describe, expect, it } from 'vitest'
import { useCaseOf } from '../../src/core/app/catalogue.ts'
import { understand } from '../../src/core/app/understand.ts'

const newId = (): string => '00000000-0000-4000-8000-000000000001'
const line = (text: string) => understand({ is: 'line', text }, 'nl', newId)
const slash = (text: string) => understand({ is: 'slash', name: 'advies', text }, 'nl', newId)

describe('what somebody types', () => {
  it.each([
    ['help', 'help.show'],
    ['Hoi!', 'help.show'],
    ['?', 'help.show'],
    ['advies', 'advice.new'],
    ['Mijn vragen', 'advice.own'],
    ['my questions', 'advice.own'],
    ['van mij', 'advice.shelf'],
    ['english', 'language.choose'],
    ['Mijn werkdagen', 'working-days.open'],
    ['Ik ben weer beter!', 'absence.end'],
  ])('"%s" is a command in either language', (text, command) => {
    expect(line(text)).toMatchObject({ is: 'command', command })
    expect(useCaseOf(command)).toBeDefined()
  })

  it('is kept as a draft when it is no command, whole and with its lines', () => {
    const text = 'Klas 2B is onrustig\nna de pauze. Wat kan ik doen?'
    expect(line(text)).toEqual({ is: 'command', command: 'draft.add', args: { draft: newId(), line: text } })
  })

  it('is a draft without the word "advies" that led it in', () => {
    expect(line('advies: hoe begin ik een les?')).toMatchObject({ args: { line: 'hoe begin ik een les?' } })
  })

  it('does not mistake words of the language itself for commands', () => {
    for (const text of ['constructor', '__proto__', 'toString']) {
      expect(line(text)).toMatchObject({ command: 'draft.add' })
    }
  })
})

describe('who says that they are not there', () => {
  const absence = newId()
  it.each([
    ['Ik ben morgen ziek', 'tomorrow'],
    ['ik ben ziek.', 'today'],
    ['ik ben vandaag  ziek', 'today'],
    ['ik ben overmorgen afwezig', 'day-after-tomorrow'],
    ['Ik ben er vrijdag niet', 'friday'],
    ['ik ben er niet op maandag', 'monday'],
    ["I'm ill today", 'today'],
    ['I’m not in on Friday', 'friday'],
    ["I won't be in tomorrow", 'tomorrow'],
  ])('"%s" is heard, in either language', (text, day) => {
    expect(line(text)).toEqual({ is: 'command', command: 'absence.report', args: { absence, day } })
    expect(slash(text)).toEqual(line(text))
  })

  it.each([
    'ik ben ziek van klas 2B',
    'ik ben er vrijdag niet bij, wie neemt mijn klas?',
    'ik ben morgen ziek vandaag',
    'Sanne is morgen ziek',
    'ben ik morgen ziek?',
    'ik ben er zaterdag niet',
    'ik ben weer beter maar de klas niet',
    'mijn werkdagen zijn te lang',
    'ik ben er constructor niet',
  ])('"%s" only looks like it, and is kept as a draft', (text) => {
    expect(line(text)).toEqual({
      is: 'command',
      command: 'draft.add',
      args: { draft: newId(), line: text },
    })
  })
})

describe('the slash command', () => {
  it('opens the form, empty or with the question that was typed', () => {
    expect(slash('')).toEqual({ is: 'command', command: 'advice.new', args: {} })
    expect(slash('hoe begin ik?')).toEqual({
      is: 'command',
      command: 'advice.new',
      args: { question: 'hoe begin ik?' },
    })
  })

  it('knows the same words as the conversation', () => {
    expect(slash('help')).toMatchObject({ command: 'help.show' })
    expect(slash('mijn vragen')).toMatchObject({ command: 'advice.own' })
  })
})
