import { sendAll } from '../load.ts'
import { slackCommand, teamsMessage } from '../requests.ts'
import type { Place } from '../school.ts'
import { type Platform, type Scene, type Who, withServers } from './servers.ts'

/** Microseconds of CPU time a request, one figure a round. */
export type CpuFigures = Readonly<Record<Platform, Readonly<Record<Who, readonly number[]>>>>

const everyone = ['ours', 'A', 'B'] as const
const warmUp = 3000
const perRound = 1000

const costOf = async ({ platforms, serve }: Scene, who: Who, platform: Platform, count: number) => {
  const server = await serve(who, platform)
  const before = await server.used()
  await sendAll(server.client, count, platform === 'slack' ? slackCommand : () => teamsMessage(platforms))
  // The reply follows the acknowledgement, and its cost belongs to the request.
  await platforms.answered(count)
  const after = await server.used()
  return (after.cpu - before.cpu) / count
}

/** What one request costs in CPU time: ours, then peer A, then peer B, round after round. */
export const measureCpu = (place: Place, rounds: number): Promise<CpuFigures> =>
  withServers({ ours: place, peers: place }, async (scene) => {
    const figures = { slack: { ours: [], A: [], B: [] }, teams: { ours: [], A: [], B: [] } } as {
      [P in Platform]: { [W in Who]: number[] }
    }
    for (const platform of ['slack', 'teams'] as const) {
      for (const who of everyone) await costOf(scene, who, platform, warmUp)
      for (let round = 0; round < rounds; round += 1)
        for (const who of everyone) figures[platform][who].push(await costOf(scene, who, platform, perRound))
    }
    return figures
  })
