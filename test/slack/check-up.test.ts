import { expect, it, onTestFinished } from 'vitest'
import { checkSlack } from '../../src/bots/slack/check-up.ts'
import { openSlackWire } from '../support/slack-wire.ts'

const wanted = ['chat:write', 'users:read']
const openWire = async (mode: 'http' | 'socket', scopes = wanted) => {
  const wire = await openSlackWire({ mode, scopes })
  onTestFinished(() => wire.close())
  return wire
}
const now = () => Date.now()
const judged = (findings: Awaited<ReturnType<typeof checkSlack>>) =>
  findings.map(({ about, is }) => `${about}: ${is}`)

it('all is well with tokens that Slack takes, the scopes of the manifest and a clock that is right', async () => {
  const wire = await openWire('socket')
  const { apiUrl, botToken, appToken } = wire
  expect(judged(await checkSlack({ apiUrl, botToken, appToken }, wanted, now))).toEqual([
    'Slack: SLACK_BOT_TOKEN: well',
    'Slack: scopes: well',
    'Slack: SLACK_APP_TOKEN: well',
    'Clock: well',
  ])
})

it('a token that Slack does not take is named by its variable, and not shown', async () => {
  const { apiUrl, signingSecret } = await openWire('http')
  const findings = await checkSlack({ apiUrl, signingSecret, botToken: 'xoxb-geheim' }, wanted, now)
  expect(judged(findings)).toContain('Slack: SLACK_BOT_TOKEN: wrong')
  expect(JSON.stringify(findings)).toContain('invalid_auth')
  expect(JSON.stringify(findings)).not.toContain('geheim')
})

it.each([
  ['a scope that is missing', ['chat:write'], 'wrong', 'users:read'],
  ['a scope that is not needed', [...wanted, 'channels:history'], 'doubtful', 'channels:history'],
])('%s is named', async (_, given, is, name) => {
  const { apiUrl, botToken, signingSecret } = await openWire('http', given)
  const findings = await checkSlack({ apiUrl, botToken, signingSecret }, wanted, now)
  expect(findings).toContainEqual(expect.objectContaining({ about: 'Slack: scopes', is }))
  expect(findings.find(({ about }) => about === 'Slack: scopes')?.found).toContain(name)
})

it.each([
  [60, 'doubtful'],
  [600, 'wrong'],
])('a clock that is %i seconds off is noticed', async (seconds, is) => {
  const { apiUrl, botToken, signingSecret } = await openWire('http')
  const late = () => Date.now() - seconds * 1000
  const findings = await checkSlack({ apiUrl, botToken, signingSecret }, wanted, late)
  expect(findings).toContainEqual(expect.objectContaining({ about: 'Clock', is }))
})

it('a Slack that cannot be reached, or that somebody stands in front of, is said so', async () => {
  const wire = await openWire('http')
  const { apiUrl, botToken, signingSecret } = wire
  wire.next('auth.test', { is: 'garbage' })
  for (const address of [apiUrl, 'http://127.0.0.1:9/api/']) {
    const findings = await checkSlack({ apiUrl: address, botToken, signingSecret }, wanted, now)
    expect(judged(findings)).toEqual(['Slack: wrong'])
  }
})
