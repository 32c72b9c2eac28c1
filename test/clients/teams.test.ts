import { describe, expect, it } from 'vitest'
import {
  adviceGoesRound,
  nothingStays,
  storySchool,
  teacherName,
  workerName,
} from '../support/advice-story.ts'
import { clientsRunHere, openBrowser } from '../support/browser.ts'
import { startPlayground } from '../support/playground.ts'
import { openPlaygroundPage } from '../support/playground-colleague.ts'
import { openSigningProxy } from '../support/signing-proxy.ts'
import { openTeamsWire } from '../support/teams-wire.ts'
import { startBot } from '../support/whole-bot.ts'

const teacher = { user: '0b1e0000-0000-4000-8000-000000000001', name: teacherName }
const worker = { user: '0b1e0000-0000-4000-8000-000000000002', name: workerName }

describe.skipIf(!clientsRunHere)(
  'in the Agents Playground, verified (needs Linux on x64)',
  { timeout: 60_000 },
  () => {
    it('a question asked with advies comes back answered, and nothing but knocks stays', async () => {
      const teams = await openTeamsWire()
      const proxy = await openSigningProxy(teams.signing)
      const at = await startPlayground(teacher, teams, proxy.url)
      const other = await startPlayground(worker, teams, proxy.url)
      const seat = ({ user }: { user: string }) =>
        ({ platform: 'teams', workspace: teams.tenant, user }) as const
      const { bot, url } = await startBot(storySchool(seat(teacher), seat(worker)), {
        TEAMS_APP_ID: teams.settings.appId,
        TEAMS_APP_PASSWORD: teams.settings.appPassword,
        TEAMS_TENANT_ID: teams.tenant,
        TEAMS_OPENID_METADATA_URL: teams.settings.openIdMetadataUrl,
        TEAMS_LOGIN_URL: teams.settings.loginUrl,
        TEAMS_SERVICE_URLS: [at.url, other.url].join(','),
      })
      proxy.connect(`${url}/api/messages`)
      const browser = await openBrowser()
      const jan = await openPlaygroundPage(browser, at, proxy)
      const karin = await openPlaygroundPage(browser, other, proxy)
      try {
        await adviceGoesRound(jan.colleague, karin.colleague)
      } catch (e) {
        process.stderr.write((await jan.page.locator('#adaptive-window').innerHTML()).slice(0, 6000))
        await jan.page.screenshot({ path: '/tmp/h/x/jan.png' })
        await karin.page.screenshot({ path: '/tmp/h/x/karin.png' })
        process.stderr.write(bot.written())
        throw e
      }
      nothingStays(jan.said() + karin.said())
      expect(1).toBe(1)
      await teams.close()
    })
  },
)
