import { describe, expect, it } from 'vitest'
import { StudentId } from '../../src/core/kernel/ids.ts'
import { matchName } from '../../src/core/students/match-name.ts'
import type { Student } from '../../src/core/students/student.ts'

const student = (
  number: string,
  givenName: string,
  familyName: string,
  more: Partial<Student> = {},
): Student => ({
  id: StudentId.parse(`00000000-0000-4000-8000-${number.padStart(12, '0')}`),
  number,
  givenName,
  nickname: undefined,
  familyName,
  classes: ['2B'],
  ...more,
})

const known = [
  student('1', 'Sanne', 'van den Berg'),
  student('2', 'Willem', 'Jansen', { nickname: 'Pim' }),
  student('3', 'Zoë', 'Öztürk', { classes: ['3A'] }),
  student('4', 'Sanne', 'Jansen', { classes: ['3A'] }),
]

const numbers = (typed: string): string[] => matchName(typed, known).map(({ number }) => number)

describe('a typed name', () => {
  it.each([
    ['with tussenvoegsel', 'Sanne van den Berg', ['1']],
    ['without tussenvoegsel', 'sanne berg', ['1']],
    ['by nickname', 'Pim Jansen', ['2']],
    ['without diacritics', 'zoe ozturk', ['3']],
    ['by student number', '2', ['2']],
    ['with the class as a hint', 'Sanne 3A', ['4']],
    ['with the small words between shortened', 'Sanne v.d. Berg', ['1']],
    ['with a letter too many', 'Sannne van den Berg', ['1']],
    ['with a letter missing', 'Willem Jansn', ['2']],
    ['with two letters swapped', 'Snane Jansen', ['4']],
    ['with two slips in a long word', 'Zoë Oztrukk', ['3']],
    ['with three slips', 'Zoë Oztrrkkk', []],
    ['with a slip in a short word', 'Zoi Öztürk', []],
    ['with a slip in a number', '9', []],
    ['last name first', 'Berg, van den, Sanne', ['1']],
    ['that several have', 'Sanne', ['1', '4']],
    ['that nobody has', 'Kees', []],
    ['that is only a class', '2B', []],
    ['that is nothing', '  ', []],
  ])('%s finds who is meant', (_, typed, found) => {
    expect(numbers(typed)).toEqual(found)
  })
})
