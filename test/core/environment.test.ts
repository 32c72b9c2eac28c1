import { describe, expect, it } from 'vitest'
import { EnvironmentError, readEnvironment } from '../../src/server/environment.ts'

const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret' }
const teams = { TEAMS_APP_ID: 'app', TEAMS_APP_PASSWORD: 'password', TEAMS_TENANT_ID: 'tenant' }

describe('the environment', () => {
  it('is complete when nothing is set: loopback, embedded database, both fronts off', () => {
    expect(readEnvironment({})).toMatchObject({
      host: '127.0.0.1',
      databaseUrl: undefined,
      slack: undefined,
      teams: undefined,
    })
  })

  it('takes a variable that is set to nothing as not set', () => {
    expect(readEnvironment({ SLACK_BOT_TOKEN: '', TEAMS_APP_ID: '', PORT: '' })).toMatchObject({
      slack: undefined,
      teams: undefined,
      port: 3000,
    })
  })

  it('turns Slack on over HTTP with a signing secret, over Socket Mode with an app token', () => {
    expect(readEnvironment(slack).slack).toMatchObject({ signingSecret: 'secret' })
    expect(readEnvironment({ ...slack, SLACK_APP_TOKEN: 'xapp-1' }).slack).toMatchObject({
      appToken: 'xapp-1',
    })
  })

  it.each([
    ['SLACK_BOT_TOKEN', { SLACK_SIGNING_SECRET: 'secret' }],
    ['SLACK_SIGNING_SECRET', { SLACK_BOT_TOKEN: 'xoxb-1' }],
    ['TEAMS_APP_ID', { ...teams, TEAMS_APP_ID: '' }],
    ['TEAMS_APP_PASSWORD', { ...teams, TEAMS_APP_PASSWORD: '' }],
    ['TEAMS_TENANT_ID', { ...teams, TEAMS_TENANT_ID: '' }],
  ])('stops the start when %s is missing from a half set, and names it', (missing, variables) => {
    expect(() => readEnvironment(variables)).toThrow(EnvironmentError)
    expect(() => readEnvironment(variables)).toThrow(missing)
  })

  it('names everything that is wrong at once', () => {
    const wrong = {
      PORT: 'many',
      PUBLIC_URL: 'bot.school.example',
      LOG_LEVEL: 'loud',
      SLACK_API_URL: 'http://slack.example',
    }
    expect(() => readEnvironment(wrong)).toThrow(EnvironmentError)
    expect(() => readEnvironment(wrong)).toThrow(/PORT[\s\S]*PUBLIC_URL[\s\S]*LOG_LEVEL[\s\S]*SLACK_API_URL/)
  })

  it.each([
    ['nothing points at a live school', {}, 'on'],
    ['it is asked for beside credentials', { ...slack, PRACTICE: 'on' }, 'on'],
    ['it is asked for on other machines', { HOST: '0.0.0.0', PRACTICE: 'on' }, 'on'],
    ['it is not wanted', { PRACTICE: 'off' }, 'asked'],
    ['there are credentials for Slack', slack, 'credentials'],
    ['there are credentials for Teams', teams, 'credentials'],
    ['a database is named', { DATABASE_URL: 'postgres://127.0.0.1/school' }, 'live-database'],
    ['other machines are let in', { HOST: '0.0.0.0' }, 'other-machines'],
    ['the name of the host only looks like this machine', { HOST: '127.elders.example' }, 'other-machines'],
  ])('with practice, when %s', (_, variables, expected) => {
    const { practice } = readEnvironment(variables)
    expect(practice.is === 'on' ? practice.is : practice.why).toBe(expected)
  })

  it('takes plain http on loopback only', () => {
    expect(() => readEnvironment({ ...slack, SLACK_API_URL: 'http://127.elders.example/' })).toThrow(
      'SLACK_API_URL',
    )
    expect(readEnvironment({ ...teams, TEAMS_LOGIN_URL: 'http://127.0.0.1:9/token' }).teams).toMatchObject({
      loginUrl: 'http://127.0.0.1:9/token',
    })
    expect(() => readEnvironment({ ...teams, TEAMS_SERVICE_URLS: 'http://example.org/' })).toThrow(
      'TEAMS_SERVICE_URLS',
    )
  })
})
