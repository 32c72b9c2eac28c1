import { describe, expect, it } from 'vitest'
import { profileIn } from '../../src/bots/teams/profile.ts'

const tenant = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee'
const user = '0b1e0000-0000-4000-8000-000000000001'
const account = { platform: 'teams', workspace: tenant, user } as const
const told = (facts: object) => ({
  id: '29:x',
  aadObjectId: user,
  tenantId: tenant,
  userRole: 'user',
  userPrincipalName: 'bkr@school.nl',
  email: 'j.bakker@school.nl',
  ...facts,
})

describe('who somebody is, as Teams tells it', () => {
  it('is a member with both addresses that the tenant vouches for', () => {
    expect(profileIn(told({}), account)).toEqual({
      is: 'member',
      emails: ['bkr@school.nl', 'j.bakker@school.nl'],
      locale: undefined,
    })
    expect(
      profileIn(told({ aadObjectId: undefined, objectId: user.toUpperCase(), email: null }), account),
    ).toEqual({
      is: 'member',
      emails: ['bkr@school.nl'],
      locale: undefined,
    })
  })

  it.each([
    ['a guest', { userRole: 'guest' }, 'guest'],
    ['a guest by another spelling', { userRole: 'Guest' }, 'guest'],
    ['somebody without an account', { userRole: 'anonymous' }, 'guest'],
    ['who was invited', { userPrincipalName: 'piet_thuis.nl#EXT#@school.nl' }, 'guest'],
    ['somebody of another tenant', { tenantId: '00000000-0000-4000-8000-00000000e15e' }, 'external'],
    ['who has no role', { userRole: undefined }, 'member'],
    ['who has no tenant of their own', { tenantId: null }, 'member'],
  ])('is told for %s', (_, facts, is) => {
    expect(profileIn(told(facts), account)?.is).toBe(is)
  })

  it.each([
    ['somebody else', told({ aadObjectId: '0b1e0000-0000-4000-8000-000000000002' })],
    ['two at once', told({ objectId: '0b1e0000-0000-4000-8000-000000000002' })],
    ['nobody in particular', told({ aadObjectId: undefined })],
    ['nothing', undefined],
  ])('is not told by an answer about %s', (_, answer) => {
    expect(profileIn(answer, account)).toBeUndefined()
  })
})
