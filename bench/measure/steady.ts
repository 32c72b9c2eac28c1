import { sendAll, sendSteadily } from '../load.ts'
import { quantile } from '../median.ts'
import type { Platforms } from '../platforms.ts'
import { slackCommand, slackQuestion, teamsMessage, teamsQuestion } from '../requests.ts'
import { type Places, type Platform, type Scene, type Who, withServers } from './servers.ts'

/** Milliseconds: the acknowledgement that one in a hundred is slower than, and the longest stall; one figure a round. */
export type SteadyFigures = { readonly p99: readonly number[]; readonly stall: readonly number[] }

const perSecond = 50
/** Questions asked beside that; each is a form, and then a knock for everyone in the team. */
const questionsPerSecond = 2
const seconds = 6

const kinds = (platforms: Platforms) => ({
  slack: { visit: slackCommand, question: slackQuestion },
  teams: { visit: () => teamsMessage(platforms), question: () => teamsQuestion(platforms) },
})

const round = async ({ platforms, serve }: Scene, who: Who, platform: Platform) => {
  const server = await serve(who, platform)
  const { visit, question } = kinds(platforms)[platform]
  await server.watch()
  const [taken] = await Promise.all([
    sendSteadily(server.client, { perSecond, seconds }, visit),
    who === 'ours' && sendSteadily(server.client, { perSecond: questionsPerSecond, seconds }, question),
  ])
  return { p99: quantile(taken, 0.99), stall: (await server.used()).stall }
}

const warmUp = async ({ platforms, serve }: Scene, who: Who, platform: Platform): Promise<void> => {
  const { client } = await serve(who, platform)
  const { visit, question } = kinds(platforms)[platform]
  await sendAll(client, 2000, visit)
  if (who === 'ours') await sendAll(client, 100, question)
}

/** What happens at fifty requests a second, while ours also takes questions and delivers their knocks. */
export const measureSteady = (
  places: Places,
  platform: Platform,
  rounds: number,
): Promise<Readonly<Record<'ours' | 'B', SteadyFigures>>> =>
  withServers(places, async (scene) => {
    const figures = { ours: { p99: [], stall: [] }, B: { p99: [], stall: [] } } as {
      [W in 'ours' | 'B']: { p99: number[]; stall: number[] }
    }
    for (const who of ['ours', 'B'] as const) await warmUp(scene, who, platform)
    for (let number = 0; number < rounds; number += 1)
      for (const who of ['ours', 'B'] as const) {
        const { p99, stall } = await round(scene, who, platform)
        figures[who].p99.push(p99)
        figures[who].stall.push(stall)
      }
    return figures
  })
