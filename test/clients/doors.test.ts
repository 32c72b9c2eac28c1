import { describe, expect, it } from 'vitest'
import { holdsNoSecret, storySchool, teacherName, workerName } from '../support/advice-story.ts'
import { clientsRunHere, openBrowser } from '../support/browser.ts'
import { playgroundDoors } from '../support/playground-doors.ts'
import { together } from '../support/together.ts'
import { openVerifiedTeams } from '../support/verified-teams.ts'
import { folderWith, startBot } from '../support/whole-bot.ts'

const teacher = { user: '0b1e0000-0000-4000-8000-000000000001', name: teacherName }
const worker = { user: '0b1e0000-0000-4000-8000-000000000002', name: workerName }
const quoted = 'Sanne droomt weg in mijn les.'

describe.skipIf(!clientsRunHere)(
  'in the Agents Playground, by its own menus and its channel (needs Linux on x64)',
  { timeout: 120_000 },
  () => {
    it('a message becomes a question in its own dialog, and who calls the bot in the channel is answered in private', async () => {
      const teams = await openVerifiedTeams()
      const seat = ({ user }: { user: string }) =>
        ({ platform: 'teams', workspace: teams.tenant, user }) as const
      const [client, browser, folder] = await together([
        teams.playground(teacher),
        openBrowser(),
        folderWith(storySchool(seat(teacher), seat(worker))),
      ])
      const { bot, url } = await startBot(folder, teams.env(client))
      teams.proxy.connect(`${url}/api/messages`)
      const page = await browser.blank()
      await page.goto(client.url)
      const doors = playgroundDoors(page)
      await page.getByText('Hallo, ik ben Trajectbot.').first().waitFor()
      await page.locator('div[role=textbox][contenteditable]').first().click()
      await page.keyboard.type(quoted)
      await page.keyboard.press('Enter')
      await page.getByText('Zal ik dit als adviesvraag doorzetten?').first().waitFor()

      await doors.usesActionBeforeLast('quote-message')
      await doors.dialog.getByText('Wie het schreef, gaat niet mee.').waitFor()
      expect(await doors.dialog.locator('textarea').inputValue()).toBe(quoted)
      await doors.dialog.getByRole('button', { name: 'Versturen' }).click()
      await doors.dialog.getByText('Vul dit nog in: Onderwerp').waitFor()
      await doors.chooses('Lastige klas')
      await doors.dialog.getByRole('radio', { name: 'Niemand in het bijzonder' }).check()
      await doors.dialog.getByRole('button', { name: 'Versturen' }).click()
      await doors.dialog.getByText('Wacht op iemand van het team').waitFor()
      await doors.dialog.getByRole('button', { name: 'Close' }).click()

      await doors.mentions('Algemeen', 'Trajectbot', 'Wesley loopt weer weg')
      const { status } = await teams.proxy.exchange('the call', ({ conversation }) =>
        JSON.stringify(conversation).includes('"channel"'),
      )
      expect(status).toBe(200)
      await page.getByRole('treeitem', { name: 'Personal Chat' }).click()
      await page.getByText('Stuur me dit liever privé.').last().waitFor()
      holdsNoSecret(bot.written())
      expect(bot.written()).not.toContain('Wesley')
    })
  },
)
