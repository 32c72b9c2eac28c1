import { sendAll, sendSteadily } from '../load.ts'
import { quantile } from '../median.ts'
import type { Platforms } from '../platforms.ts'
import { slackCommand, slackQuestion, teamsMessage, teamsQuestion } from '../requests.ts'
import type { Place } from '../school.ts'
import { type Platform, type Scene, type Who, withServers } from './servers.ts'

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
export const measureSteady = <W extends Who>(
  place: Place,
  platform: Platform,
  who: readonly W[],
  rounds: number,
): Promise<Record<W, SteadyFigures>> =>
  withServers(place, async (scene) => {
    for (const one of who) await warmUp(scene, one, platform)
    const found: { readonly one: W; readonly p99: number; readonly stall: number }[] = []
    for (let number = 0; number < rounds; number += 1)
      for (const one of who) found.push({ one, ...(await round(scene, one, platform)) })
    const of = (wanted: W): SteadyFigures => {
      const its = found.filter(({ one }) => one === wanted)
      return { p99: its.map(({ p99 }) => p99), stall: its.map(({ stall }) => stall) }
    }
    return Object.fromEntries(who.map((one) => [one, of(one)])) as Record<W, SteadyFigures>
  })
