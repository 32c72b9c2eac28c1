import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { policy } from '../../src/core/access/policy.ts'
import type { Search, SearchStore } from '../../src/core/access/search.ts'
import { type Locker, Pseudonym, type Vault } from '../../src/core/access/vault.ts'
import { PersonId, SchoolId, StudentId } from '../../src/core/kernel/ids.ts'
import { indexNames } from '../../src/core/students/name-index.ts'
import { whoIsMeant } from '../../src/core/students/who-is-meant.ts'

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const pupil = (number: number, givenName: string, familyName: string) => ({
  id: StudentId.parse(id(number)),
  number: String(number),
  givenName,
  nickname: undefined,
  familyName,
  classes: ['2B'],
})
const index = indexNames([
  pupil(1, 'Daan', 'de Boer'),
  pupil(2, 'Sanne', 'Jansen'),
  pupil(3, 'Sanne', 'Janssen'),
])

const notAsked = () => {
  throw new Error('this is not asked to find out who is meant')
}

/** A search that notes every question it puts to the database and the vault. */
const noted = (mine: readonly number[]) => {
  const asked: string[] = []
  const locker = (number: number) => ({ pseudonym: Pseudonym.parse(id(1000 + number)) }) as Locker
  const vault: Partial<Vault> = {
    find: async (_, student) => {
      asked.push('a locker')
      return locker(Number(student.slice(-12)))
    },
    spare: async () => {
      asked.push('a locker')
      return locker(0)
    },
  }
  const store: SearchStore = {
    roster: async () => index,
    circleAmong: async () => {
      asked.push('the circle')
      return new Set(mine.map((number) => StudentId.parse(id(number))))
    },
    isPupil: notAsked,
    stands: notAsked,
    looksSince: notAsked,
    supported: notAsked,
    asked: notAsked,
    ownPupils: notAsked,
    withAgreements: notAsked,
  }
  const search: Search = {
    school: SchoolId.parse(id(90)),
    stamp: '1',
    actor: PersonId.parse(id(91)),
    now: Temporal.Instant.from('2027-03-02T07:30:00Z'),
    vault: vault as Vault,
    store,
  }
  return { search, asked }
}

describe('finding out who is meant', () => {
  it.each([
    ['a pupil of my own', 'Daan de Boer', [1]],
    ['a pupil who is not mine', 'Daan de Boer', []],
    ['one who is not mine and has somebody of almost the same name beside them', 'Sanne Jansen', []],
    ['nobody at this school', 'Kees Willems', []],
  ])('takes one locker and one question about the circle for %s', async (_, typed, mine) => {
    const { search, asked } = noted(mine)
    await whoIsMeant(search, typed, policy['agreement.read'])
    expect(asked).toEqual(['a locker', 'the circle'])
  })

  it('prefers whom I know of almost that name to a stranger of that very name', async () => {
    const { search } = noted([3])
    const { subject } = await whoIsMeant(search, 'Sanne Jansen', policy['agreement.read'])
    expect(subject).toMatchObject({ kind: 'pupil', student: id(3) })
  })
})
