import { describe, expect, it } from 'vitest'
import { profileIn } from '../../src/bots/slack/profile.ts'
import { userAnswer } from '../support/slack-users.ts'

const account = { platform: 'slack', workspace: 'T0SCHOOL', user: 'U0JAN' } as const
const told = (facts: object) => ({
  ok: true,
  user: {
    id: 'U0JAN',
    team_id: 'T0SCHOOL',
    is_email_confirmed: true,
    profile: { email: 'j@school.nl' },
    ...facts,
  },
})

describe('who somebody is, as Slack tells it', () => {
  it('is a member with the address that Slack vouches for, and the language they chose', () => {
    expect(profileIn(told({ locale: 'en-GB' }), account)).toEqual({
      is: 'member',
      emails: ['j@school.nl'],
      locale: 'en',
    })
    const whole = userAnswer('U0JAN', { email: 'j@school.nl' }, { team: 'T0SCHOOL', locale: 'nl-NL' })
    expect(profileIn(whole, account)).toEqual({ is: 'member', emails: ['j@school.nl'], locale: 'nl' })
  })

  it.each([
    ['a guest', { is_restricted: true }, 'guest'],
    ['a guest of one channel', { is_ultra_restricted: true }, 'guest'],
    ['a bot', { is_bot: true }, 'bot'],
    ['a workflow', { is_workflow_bot: true }, 'bot'],
    ['a connector', { is_connector_bot: true }, 'bot'],
    ['who was deactivated', { deleted: true, is_restricted: true }, 'deactivated'],
    ['somebody of another workspace', { team_id: 'T0OTHER' }, 'external'],
    ['a stranger who shares a channel', { is_stranger: true }, 'external'],
    ['somebody of no workspace', { team_id: null }, 'external'],
    ['a member of an organisation', { team_id: 'E0ORG', enterprise_user: { teams: ['T0SCHOOL'] } }, 'member'],
    ['a member of another part of it', { team_id: 'E0ORG', enterprise_user: { teams: ['T0X'] } }, 'external'],
    ['an authorised user of the app', { is_app_user: true }, 'member'],
  ])('is told for %s', (_, facts, is) => {
    expect(profileIn(told(facts), account)?.is).toBe(is)
  })

  it.each([
    ['was never confirmed', { is_email_confirmed: false }],
    ['may not be confirmed', { is_email_confirmed: undefined }],
    ['is not told', { profile: {} }],
    ['is empty', { profile: { email: '' } }],
  ])('has no address that %s', (_, facts) => {
    expect(profileIn(told(facts), account)?.emails).toEqual([])
  })

  it.each([
    ['somebody else', told({ id: 'U0ELS' })],
    ['nobody', { ok: true }],
    ['nothing', undefined],
  ])('is not told by an answer about %s', (_, answer) => {
    expect(profileIn(answer, account)).toBeUndefined()
  })
})
