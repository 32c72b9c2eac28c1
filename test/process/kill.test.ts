import { setTimeout as wait } from 'node:timers/promises'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../prisma/database.ts'
import { keepSchool } from '../../prisma/keep-school.ts'
import { SchoolFile } from '../../prisma/school-file.ts'
import { eventually } from '../support/chat.ts'
import { type Child, runBot } from '../support/child.ts'
import { openSlackWire, type SlackWire } from '../support/slack-wire.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const askers = Array.from({ length: 12 }, (_, seat) => `U0ASKER${seat}`)
const worker = 'U0WORKER'

const keep = async (dataDir: string, wire: SlackWire): Promise<string> => {
  const database = await openDatabase({ databaseUrl: undefined, dataDir })
  const person = (user: string, roles: string[]) => ({
    givenName: user,
    familyName: 'van School',
    roles,
    accounts: [{ platform: 'slack', workspace: wire.team, user }],
  })
  const file = SchoolFile.parse({
    name: 'Voorbeeldcollege',
    workspaces: [{ platform: 'slack', id: wire.team }],
    people: [...askers.map((user) => person(user, ['teacher'])), person(worker, ['support-worker'])],
  })
  const { id } = await keepSchool(database.client, file, newId)
  await database.close()
  return id
}

const start = async (dataDir: string, wire: SlackWire): Promise<Child> => {
  const bot = runBot({
    PORT: '0',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    SLACK_BOT_TOKEN: wire.botToken,
    SLACK_SIGNING_SECRET: wire.signingSecret,
    SLACK_API_URL: wire.apiUrl,
  })
  const url = await bot.says(/Trajectbot is at (http:\S+) /)
  wire.connect(`${url}/slack/events`)
  return bot
}

const asking = (at: number): string => `Vraag nummer ${at}: hoe begin ik een les na de pauze?`

describe('a bot that is killed between receiving and committing', () => {
  it('loses nothing that it acknowledged, and makes one request of what is sent again', async () => {
    const wire = await openSlackWire({ mode: 'http' })
    const dataDir = await temporaryFolder()
    const school = await keep(dataDir, wire)
    let bot = await start(dataDir, wire)

    for (const user of askers) await wire.person(user).slash('/advies')
    await wire.until(() => askers.every((user) => wire.person(user).modal()), 'every form')
    const answers = { topic: 'other', about: 'nobody', urgency: 'can-wait' }
    const acknowledged = new Set<number>()
    const sending = Promise.allSettled(
      askers.map(async (user, at) => {
        await wait(at * 4)
        const receipt = await wire.person(user).submits({ ...answers, question: asking(at) })
        if (receipt.acknowledged) acknowledged.add(at)
      }),
    )
    await wait(25)
    bot.process.kill('SIGKILL')
    await bot.end()
    await sending
    const kept = acknowledged.size

    bot = await start(dataDir, wire)
    for (const user of askers) await wire.person(user).repeats()
    bot.process.kill('SIGTERM')
    await bot.end()

    const database = await openDatabase({ databaseUrl: undefined, dataDir })
    const asked = await database.client.$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.school', ${school}, true)`
      return tx.adviceRequest.findMany({ select: { question: true }, orderBy: { question: 'asc' } })
    })
    await database.close()
    expect(kept).toBeLessThan(askers.length)
    expect(asked.map(({ question }) => question)).toEqual(askers.map((_, at) => asking(at)).toSorted())
    await wire.close()
  }, 60_000)

  it('delivers after the restart what was decided before the kill, each knock at most once', async () => {
    const wire = await openSlackWire({ mode: 'http' })
    const dataDir = await temporaryFolder()
    await keep(dataDir, wire)
    let bot = await start(dataDir, wire)
    wire.next('chat.postMessage', { is: 'limited', retryAfter: 2 })
    const asker = wire.person(askers[0] ?? '')
    await asker.slash('/advies')
    await wire.until(() => asker.modal() !== undefined, 'the form')
    await asker.submits({ topic: 'other', about: 'nobody', urgency: 'can-wait', question: asking(0) })
    bot.process.kill('SIGKILL')
    await bot.end()
    bot = await start(dataDir, wire)
    const knocks = (): number => wire.person(worker).messages().length
    await eventually('the knock', () => knocks() === 1, 30_000)
    await wait(1000)
    expect(knocks()).toBe(1)
    bot.process.kill('SIGTERM')
    expect((await bot.end()).code).toBe(0)
    await wire.close()
  }, 60_000)
})
