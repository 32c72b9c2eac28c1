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
import { workspace } from '../support/local-slack-buttons.ts'
import { openLocalSlackPage } from '../support/local-slack-colleague.ts'
import { openPlaygroundPage } from '../support/playground-colleague.ts'
import { together } from '../support/together.ts'
import { openVerifiedTeams } from '../support/verified-teams.ts'
import { folderWith, startBot } from '../support/whole-bot.ts'

const teacher = { user: '0b1e0000-0000-4000-8000-000000000001', name: teacherName }
const worker = { user: 'U02KARIN', name: workerName }

describe.skipIf(!clientsRunHere)(
  'across the Agents Playground and local-slack (needs Linux on x64)',
  { timeout: 120_000 },
  () => {
    it('a question asked on Teams is claimed and answered on Slack, and the knock back comes on Teams', async () => {
      const teams = await openVerifiedTeams()
      const port = await freePort()
      const [playground, slack, browser, folder] = await together([
        teams.playground(teacher),
        startLocalSlack([worker], `http://127.0.0.1:${port}/slack/events`),
        openBrowser(),
        folderWith(
          storySchool(
            { platform: 'teams', workspace: teams.tenant, user: teacher.user },
            { platform: 'slack', workspace, user: worker.user },
          ),
        ),
      ])
      const { bot, url } = await startBot(folder, {
        ...slack.env,
        ...teams.env(playground),
        PORT: String(port),
      })
      teams.proxy.connect(`${url}/api/messages`)
      const [asking, as] = await together([
        openPlaygroundPage(browser, playground, teams.proxy),
        openLocalSlackPage(browser, slack),
      ])

      await adviceGoesRound(asking.colleague, as(worker))

      expect(await slack.said()).toContain(knock)
      for (const said of [asking.said(), await slack.said(), bot.written()]) holdsNoSecret(said)
    })
  },
)
