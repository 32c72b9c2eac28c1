import { describe, expect, it } from 'vitest'
import {
  checkedSettings,
  mayBeCalled,
  publicCloud,
  type TeamsSettings,
} from '../../src/bots/teams/settings.ts'
import { openTeamsFront } from '../../src/bots/teams/teams-front.ts'
import { recordedDoor } from '../support/slack-recorded-door.ts'

const settings: TeamsSettings = {
  appId: '11111111-2222-4333-8444-555555555555',
  appPassword: 'a-password',
  tenantId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
  ...publicCloud,
  loginUrl: publicCloud.loginUrl('aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee'),
}

const wrong: [string, Partial<TeamsSettings>][] = [
  ['appId', { appId: '' }],
  ['appId', { appId: ' \t' }],
  ['appPassword', { appPassword: '' }],
  ['tenantId', { tenantId: '' }],
  ['openIdMetadataUrl', { openIdMetadataUrl: 'http://login.botframework.com/' }],
  ['openIdMetadataUrl', { openIdMetadataUrl: '' }],
  ['loginUrl', { loginUrl: 'http://login.microsoftonline.com/' }],
  ['loginUrl', { loginUrl: 'login.microsoftonline.com' }],
  ['serviceUrls', { serviceUrls: ['https://smba.trafficmanager.net/', 'http://smba.trafficmanager.net/'] }],
  ['serviceUrls', { serviceUrls: ['http://127.0.0.1.example/'] }],
  ['serviceUrls', { serviceUrls: ['smba.trafficmanager.net'] }],
]

describe('the front for Teams does not open', () => {
  it.each(wrong)('with a wrong %s, which it names (%#)', (name, change) => {
    const open = () =>
      openTeamsFront(
        { ...settings, ...change },
        recordedDoor().door,
        () => 'note',
        () => undefined,
      )
    expect(open).toThrow(new RegExp(`\\b${name}\\b`))
    expect(open).not.toThrow(/a-password/)
  })
  it('without an address at which Teams may live', () => {
    expect(() => checkedSettings({ ...settings, serviceUrls: [] })).toThrow('no service address')
  })
})

it('what Microsoft uses is in order', () => {
  expect(checkedSettings(settings)).toBe(settings)
  expect(publicCloud.loginUrl('a/b?c')).toBe('https://login.microsoftonline.com/a%2Fb%3Fc/oauth2/v2.0/token')
})

it.each([
  'https://x.nl/',
  'http://127.0.0.1:3978/',
  'http://127.1.2.3/',
  'http://localhost/',
  'http://[::1]:1/',
])('%s may be called', (address) => expect(mayBeCalled(address)).toBe(true))
it.each([
  'http://x.nl/',
  'http://localhost.example/',
  'http://10.0.0.1/',
  'ftp://localhost/',
  'file:///x',
  '',
])('"%s" may not be called', (address) => expect(mayBeCalled(address)).toBe(false))
