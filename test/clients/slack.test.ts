import { describe, expect, it } from 'vitest'
import {
  adviceGoesRound,
  nothingStays,
  storySchool,
  teacherName,
  workerName,
} from '../support/advice-story.ts'
import { clientsRunHere, openBrowser } from '../support/browser.ts'
import { freePort } from '../support/free-port.ts'
import { startLocalSlack } from '../support/local-slack.ts'
import { signingSecret, workspace } from '../support/local-slack-buttons.ts'
import { openLocalSlackPage } from '../support/local-slack-colleague.ts'
import { signed } from '../support/slack-signing.ts'
import { startBot } from '../support/whole-bot.ts'

const teacher = { user: 'U01JAN', name: teacherName }
const worker = { user: 'U02KARIN', name: workerName }

const school = () => {
  const seat = ({ user }: { user: string }) => ({ platform: 'slack', workspace, user }) as const
  return storySchool(seat(teacher), seat(worker))
}

describe.skipIf(!clientsRunHere)('in local-slack (needs Linux on x64)', { timeout: 60_000 }, () => {
  for (const mode of ['HTTP', 'Socket Mode'] as const) {
    it(`a question asked with /advies comes back answered, and nothing but knocks stays, over ${mode}`, async () => {
      const port = await freePort()
      const address = `http://127.0.0.1:${port}/slack/events`
      const slack = await startLocalSlack([teacher, worker], mode === 'HTTP' ? address : undefined)
      const { bot } = await startBot(school(), { ...slack.env, PORT: String(port) })
      const as = await openLocalSlackPage(await openBrowser(), slack)

      await adviceGoesRound(as(teacher), as(worker))

      nothingStays(await slack.said())
      expect(await slack.saidInStaffRoom()).toEqual([])
      nothingStays(`${bot.written()} Er is een nieuwe adviesvraag.`)
    })
  }

  it('what local-slack did not sign is refused, and leads to nothing', async () => {
    const port = await freePort()
    const address = `http://127.0.0.1:${port}/slack/events`
    const slack = await startLocalSlack([teacher, worker], address)
    await startBot(school(), { ...slack.env, PORT: String(port) })
    const body = new URLSearchParams({
      command: '/advies',
      text: 'open',
      team_id: workspace,
      user_id: teacher.user,
      trigger_id: 'a-trigger',
    }).toString()
    const send = async (headers: Readonly<Record<string, string>>): Promise<number> => {
      const contentType = { 'content-type': 'application/x-www-form-urlencoded' }
      return (await fetch(address, { method: 'POST', headers: { ...contentType, ...headers }, body })).status
    }
    expect(await send({})).toBe(401)
    expect(await send(signed(body, { secret: 'another-secret' }))).toBe(401)
    expect(await send(signed(`${body}&text=more`, { secret: signingSecret }))).toBe(401)
    expect(await send(signed(body, { secret: signingSecret }))).toBe(200)
    expect(await slack.saidInStaffRoom()).toEqual([])
  })
})
