import { describe, expect, it } from 'vitest'
import { mayBeCalled } from '../../src/bots/slack/may-be-called.ts'

describe('how Slack is reached', () => {
  it.each([
    'https://slack.com/api/',
    'https://slack-gov.com/api/',
    'http://127.0.0.1:3000/api/',
    'http://localhost:3000/api/',
  ])('may be %s', (address) => {
    expect(mayBeCalled(address)).toBe(true)
  })
  it.each(['http://slack.com/api/', 'http://127.0.0.1.example/api/', 'ftp://localhost/', 'slack.com'])(
    'may not be %s',
    (address) => {
      expect(mayBeCalled(address)).toBe(false)
    },
  )
})
