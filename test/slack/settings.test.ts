import { describe, expect, it } from 'vitest'
import { SlackSettings } from '../../src/bots/slack/settings.ts'

const http = { mode: 'http', botToken: 'xoxb-1', signingSecret: 's' }

describe('how Slack is reached', () => {
  it('is the public cloud unless another address is named', () => {
    expect(SlackSettings.parse(http)).toMatchObject({ apiUrl: 'https://slack.com/api/' })
  })
  it.each(['https://slack-gov.com/api/', 'http://127.0.0.1:3000/api/', 'http://localhost:3000/api/'])(
    'may be %s',
    (apiUrl) => {
      expect(SlackSettings.safeParse({ ...http, apiUrl }).success).toBe(true)
    },
  )
  it.each(['http://slack.com/api/', 'http://127.0.0.1.example/api/', 'ftp://localhost/', 'slack.com'])(
    'may not be %s',
    (apiUrl) => {
      expect(SlackSettings.safeParse({ ...http, apiUrl }).success).toBe(false)
    },
  )
  it('needs a signing secret or an app token', () => {
    expect(SlackSettings.safeParse({ mode: 'http', botToken: 'xoxb-1' }).success).toBe(false)
    expect(SlackSettings.safeParse({ mode: 'socket', botToken: 'xoxb-1', appToken: 'xoxb-2' }).success).toBe(
      false,
    )
    expect(SlackSettings.safeParse({ mode: 'socket', botToken: 'xoxb-1', appToken: 'xapp-1' }).success).toBe(
      true,
    )
  })
})
