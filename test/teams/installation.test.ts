import { afterEach, beforeEach, expect, it } from 'vitest'
import { activities } from '../support/teams-activities.ts'
import { openTeamsBot, type TeamsBot } from '../support/teams-bot.ts'

let bot: TeamsBot
beforeEach(async () => {
  bot = await openTeamsBot()
})
afterEach(() => bot.close())

const gestures = (): string[] => bot.visits.map(({ gesture }) => gesture.is)

it('Teams tells of one installation twice; hello is said once', async () => {
  await bot.someone.installs()
  expect(gestures()).toEqual(['installed', 'installed'])
  expect(bot.someone.words()).toEqual(['Dat is genoteerd.'])
  await bot.someone.causes(activities.installation(bot.someone.at, 'add'))
  expect(bot.someone.messages()).toHaveLength(1)
})

it('everybody is told hello on their own', async () => {
  const other = bot.teams.person('0b1e0000-0000-4000-8000-000000000002')
  await bot.someone.installs()
  await other.installs()
  expect([bot.someone.messages().length, other.messages().length]).toEqual([1, 1])
})

it('an update of the app reaches the door, which may learn a new address, and says nothing', async () => {
  await bot.someone.causes(activities.installation(bot.someone.at, 'remove-upgrade'))
  await bot.someone.causes(activities.installation(bot.someone.at, 'add-upgrade'))
  await bot.someone.causes(activities.members(bot.someone.at, 'membersAdded', [bot.teams.bot]))
  expect(gestures()).toEqual(['installed', 'installed'])
  expect(bot.someone.messages()).toEqual([])
})

it('who removes the app is let go without a word, whatever the door says', async () => {
  await bot.someone.uninstalls()
  expect(gestures()).toEqual(['removed', 'removed'])
  expect(bot.teams.connector.calls).toEqual([])
})

it('who removes the app and installs it again is told hello again', async () => {
  await bot.someone.installs()
  bot.answers({ kind: 'again' }, { kind: 'again' })
  await bot.someone.uninstalls()
  await bot.someone.installs()
  expect(bot.someone.messages()).toHaveLength(2)
})
