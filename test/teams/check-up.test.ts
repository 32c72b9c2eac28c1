import { expect, it, onTestFinished } from 'vitest'
import { checkTeams } from '../../src/bots/teams/check-up.ts'
import { openTeamsWire } from '../support/teams-wire.ts'

const openWire = async () => {
  const wire = await openTeamsWire()
  onTestFinished(() => wire.close())
  return wire
}
const judged = (findings: Awaited<ReturnType<typeof checkTeams>>) =>
  findings.map(({ about, is }) => `${about}: ${is}`)

it('all is well when the keys can be read and Microsoft gives a token', async () => {
  const { settings } = await openWire()
  expect(judged(await checkTeams(settings))).toEqual([
    'Teams: signing keys: well',
    'Teams: app id and password: well',
  ])
})

it('keys that cannot be read are said so, and no token is asked for', async () => {
  const wire = await openWire()
  wire.hideKeys(true)
  expect(judged(await checkTeams(wire.settings))).toEqual(['Teams: signing keys: wrong'])
  expect(wire.login.asked()).toBe(0)
})

it.each([
  ['no password of ours', 401, 'has expired'],
  ['Microsoft is away', 503, 'TEAMS_LOGIN_URL'],
])('%s: what to look at is said', async (_, status, mend) => {
  const wire = await openWire()
  wire.login.failures.push(status)
  const [, token] = await checkTeams(wire.settings)
  expect(token).toMatchObject({ is: 'wrong', mend: expect.stringContaining(mend) })
  expect(JSON.stringify(token)).not.toContain(wire.settings.appPassword)
})
