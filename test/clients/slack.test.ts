import { describe, expect, it } from 'vitest'
import {
  adviceGoesRound,
  holdsNoSecret,
  knock,
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
import { together } from '../support/together.ts'
import { folderWith, startBot } from '../support/whole-bot.ts'

const teacher = { user: 'U01JAN', name: teacherName }
const worker = { user: 'U02KARIN', name: workerName }
const seat = ({ user }: { user: string }) => ({ platform: 'slack', workspace, user }) as const

const openHouse = async (mode: 'http' | 'socket') => {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}/slack/events`
  const [slack, browser, folder] = await together([
    startLocalSlack([teacher, worker], mode === 'http' ? address : undefined),
    openBrowser(),
    folderWith(storySchool(seat(teacher), seat(worker))),
  ])
  const [{ bot }, as] = await together([
    startBot(folder, { ...slack.env, PORT: String(port) }),
    openLocalSlackPage(browser, slack),
  ])
  return { slack, bot, address, as }
}

const body = new URLSearchParams({
  command: '/advies',
  text: 'open',
  team_id: workspace,
  user_id: teacher.user,
  trigger_id: 'a-trigger',
}).toString()

/** Sends a command past local-slack; gives the status of the answer. */
const send = async (address: string, signature: Readonly<Record<string, string>>): Promise<number> => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', ...signature }
  return (await fetch(address, { method: 'POST', headers, body })).status
}

describe.skipIf(!clientsRunHere)('in local-slack (needs Linux on x64)', { timeout: 120_000 }, () => {
  it('a question asked with /advies comes back answered, only knocks stay, and only its signature opens the door', async () => {
    const { slack, bot, address, as } = await openHouse('http')
    await adviceGoesRound(as(teacher), as(worker))

    expect(await slack.said()).toContain(knock)
    holdsNoSecret(await slack.said())
    holdsNoSecret(bot.written())
    expect(await slack.saidInStaffRoom()).toEqual([])

    expect(await send(address, {})).toBe(401)
    expect(await send(address, signed(body, { secret: 'another-secret' }))).toBe(401)
    expect(await send(address, signed(`${body}&more=1`, { secret: signingSecret }))).toBe(401)
    expect(await send(address, signed(body, { secret: signingSecret }))).toBe(200)
  })

  it('a question asked with /advies comes back answered over Socket Mode too', async () => {
    const { slack, as } = await openHouse('socket')
    await adviceGoesRound(as(teacher), as(worker))
    holdsNoSecret(await slack.said())
  })
})
