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
import { openPlaygroundPage } from '../support/playground-colleague.ts'
import { together } from '../support/together.ts'
import { openVerifiedTeams } from '../support/verified-teams.ts'
import { folderWith, startBot } from '../support/whole-bot.ts'

const teacher = { user: '0b1e0000-0000-4000-8000-000000000001', name: teacherName }
const worker = { user: '0b1e0000-0000-4000-8000-000000000002', name: workerName }

describe.skipIf(!clientsRunHere)(
  'in the Agents Playground (needs Linux on x64)',
  { timeout: 120_000 },
  () => {
    it('a question asked with advies comes back answered, only knocks stay, and only the key of Teams opens the door', async () => {
      const teams = await openVerifiedTeams()
      const seat = ({ user }: { user: string }) =>
        ({ platform: 'teams', workspace: teams.tenant, user }) as const
      const [hisClient, herClient, browser, folder] = await together([
        teams.playground(teacher),
        teams.playground(worker),
        openBrowser(),
        folderWith(storySchool(seat(teacher), seat(worker))),
      ])
      const { bot, url } = await startBot(folder, teams.env(hisClient, herClient))
      teams.proxy.connect(`${url}/api/messages`)
      const [his, hers] = await together([
        openPlaygroundPage(browser, hisClient, teams.proxy),
        openPlaygroundPage(browser, herClient, teams.proxy),
      ])

      teams.proxy.signsAs('forger')
      await his.isRefused('hulp', 401)
      teams.proxy.signsAs('nobody')
      await his.isRefused('help', 401)
      teams.proxy.signsAs('platform')

      await his.colleague.startsToAsk()
      await his.isHeldBack('Versturen', 'Vul dit nog in: Je vraag')
      await his.colleague.closesWindow()

      await adviceGoesRound(his.colleague, hers.colleague)

      expect(hers.said()).toContain(knock)
      holdsNoSecret(his.said())
      holdsNoSecret(hers.said())
      holdsNoSecret(bot.written())
    })
  },
)
