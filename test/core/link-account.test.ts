import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { PersonId } from '../../src/core/kernel/ids.ts'
import { type AccountProfile, comparable } from '../../src/core/people/account-profile.ts'
import { personByEmail } from '../../src/core/people/link-account.ts'
import { openProfileMemory } from '../../src/core/people/profile-memory.ts'

const person = (number: number): PersonId => PersonId.parse(`00000000-0000-4000-8000-00000000000${number}`)
const [jan, els] = [person(1), person(2)]

describe('whose an account is by its addresses', () => {
  it.each([
    ['of the one whom they name', [jan], [], jan],
    ['of the one whom they name twice', [jan, jan], [], jan],
    ['of the one whose it was before', [jan], [jan], jan],
    ['of nobody, when they name nobody', [], [], undefined],
    ['of nobody, when they name two', [jan, els], [], undefined],
    ['of nobody, when it was once somebody else’s', [jan], [els], undefined],
    ['of nobody, when it was once somebody else’s too', [jan], [jan, els], undefined],
    ['of nobody, when they no longer name whose it was', [], [jan], undefined],
  ] as const)('%s', (_, named, holders, whose) => {
    expect(personByEmail({ named, holders })).toBe(whose)
  })

  it('does not depend on capitals, room or spelling, and on nothing else', () => {
    expect(comparable(' J.Bakker@School.NL\n')).toBe('j.bakker@school.nl')
    expect(comparable('rene\u0301@school.nl')).toBe(comparable('René@school.nl'))
    expect(comparable('j.bakker+bot@school.nl')).not.toBe(comparable('j.bakker@school.nl'))
    expect(comparable('jbakker@school.nl')).not.toBe(comparable('j.bakker@school.nl'))
  })
})

describe('a platform that is asked who somebody is', () => {
  const account = { platform: 'slack', workspace: 'T1', user: 'U1' } as const
  const profile: AccountProfile = { is: 'member', emails: [], locale: undefined }

  it('is asked once a minute about one person, and by all who ask at once together', async () => {
    let now = Temporal.Instant.from('2027-03-28T01:00:00Z')
    let asked = 0
    const memory = openProfileMemory(() => now)
    const lookUp = async () => {
      asked += 1
      return profile
    }
    await Promise.all([memory.of(account, lookUp), memory.of(account, lookUp)])
    await memory.of(account, lookUp)
    expect(asked).toBe(1)
    await memory.of({ ...account, workspace: 'T2' }, lookUp)
    expect(asked).toBe(2)
    now = now.add({ seconds: 60 })
    await memory.of(account, lookUp)
    expect(asked).toBe(3)
  })

  it('is asked again at once when it did not say', async () => {
    const memory = openProfileMemory(() => Temporal.Instant.from('2027-03-28T01:00:00Z'))
    expect(await memory.of(account, () => Promise.reject(new Error('away')))).toBeUndefined()
    expect(await memory.of(account, async () => undefined)).toBeUndefined()
    expect(await memory.of(account, async () => profile)).toBe(profile)
    expect(await memory.of(account, undefined)).toBeUndefined()
  })
})
