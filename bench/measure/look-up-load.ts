import pg from 'pg'
import { type Line, line } from '../lines.ts'
import { type Client, openClient, sendAll, steadily } from '../load.ts'
import { lookUpSchool, namesOf } from '../look-up-school.ts'
import { median, quantile } from '../median.ts'
import { addNeighbours } from '../neighbours.ts'
import { openPlatforms, type Platforms } from '../platforms.ts'
import { type Environment, type Program, runProgram } from '../program.ts'
import { slackLookUp } from '../requests.ts'

const neighbours = 99
const warmUp = 2000
const perRound = 1000
const pace = { perSecond: 50, seconds: 10 }

type Server = Program & { readonly client: Client }
const names = ['alone', 'beside', 'peer'] as const
type Servers = Readonly<Record<(typeof names)[number], Server>>
type Scene = { readonly platforms: Platforms; readonly servers: Servers; name(): string }

/** A copy of a database on the same server, with the other schools in it. */
const amongOthers = async (databaseUrl: string): Promise<string> => {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  await client.query('create database beside template postgres').finally(() => client.end())
  const url = new URL(databaseUrl)
  url.pathname = '/beside'
  await addNeighbours(url.href, neighbours)
  return url.href
}

const serve = async (env: Environment, path: string, args: readonly string[] = []): Promise<Server> => {
  const program = await runProgram(path, env, args)
  return { ...program, client: openClient(program.url) }
}

const withScene = async <T>(work: (scene: Scene) => Promise<T>): Promise<T> => {
  const place = await lookUpSchool()
  const platforms = await openPlatforms()
  const opened: Server[] = []
  const open = async (...of: Parameters<typeof serve>): Promise<Server> => {
    const server = await serve(...of)
    opened.push(server)
    return server
  }
  try {
    const DATABASE_URL = await amongOthers(place.env.DATABASE_URL ?? '')
    const env = { ...platforms.slack, PORT: '0', LOG_LEVEL: 'error', ...place.env }
    const servers = {
      alone: await open(env, 'src/main.ts'),
      beside: await open({ ...env, DATABASE_URL }, 'src/main.ts'),
      peer: await open({ ...env, DATABASE_URL }, 'bench/peers/slack.ts', ['look-up']),
    }
    return await work({ platforms, servers, name: namesOf(place.kinds) })
  } finally {
    for (const { client, stop } of opened) {
      client.close()
      await stop()
    }
    await platforms.close()
    await place.remove()
  }
}

/** Microseconds of CPU time a look-up. */
const costOf = async ({ platforms, name }: Scene, server: Server, count: number): Promise<number> => {
  platforms.forget()
  const before = await server.used()
  await sendAll(server.client, count, () => slackLookUp(name()))
  await platforms.answered(count)
  return ((await server.used()).cpu - before.cpu) / count
}

/** Milliseconds from a signed command to its window. */
const timeOf = async ({ platforms, name }: Scene, { client }: Server): Promise<number> => {
  const request = slackLookUp(name())
  const opened = platforms.windowOf(request.trigger)
  const began = performance.now()
  await Promise.all([client.send(request), opened])
  return performance.now() - began
}

/** One after another in turn, so that a busy moment of the machine is everybody's. */
const timesInTurn = async (scene: Scene, count: number): Promise<{ alone: number; beside: number }> => {
  const times = { alone: [] as number[], beside: [] as number[] }
  for (let sent = 0; sent < count; sent += 1)
    for (const which of ['alone', 'beside'] as const)
      times[which].push(await timeOf(scene, scene.servers[which]))
  return { alone: median(times.alone), beside: median(times.beside) }
}

const p99At = async (scene: Scene, server: Server): Promise<number> =>
  quantile(await steadily(pace, () => timeOf(scene, server)), 0.99)

/** What a look-up costs and how long it takes: in a school alone, beside many others, and at fifty a second. */
export const lookUpLoadLines = (rounds: number): Promise<readonly Line[]> =>
  withScene(async (scene) => {
    const { servers } = scene
    const cpu = { alone: [] as number[], beside: [] as number[], peer: [] as number[] }
    const time = { alone: [] as number[], beside: [] as number[] }
    const p99 = { beside: [] as number[], peer: [] as number[] }
    for (const name of names) await costOf(scene, servers[name], warmUp)
    for (let round = 0; round < rounds; round += 1) {
      for (const name of names) cpu[name].push(await costOf(scene, servers[name], perRound))
      const { alone, beside } = await timesInTurn(scene, perRound)
      time.alone.push(alone)
      time.beside.push(beside)
      for (const name of ['beside', 'peer'] as const) p99[name].push(await p99At(scene, servers[name]))
    }
    const many = `beside ${neighbours} other schools`
    const B = (values: readonly number[]) => ({ name: 'B', values })
    const alone = (values: readonly number[]) => ({ name: 'alone', values })
    return [
      line({
        what: 'CPU per look-up',
        unit: 'µs',
        ours: cpu.alone,
        beside: B(cpu.peer),
        goal: { ratio: 1.3 },
      }),
      line({
        what: `CPU per look-up, ${many}`,
        unit: 'µs',
        ours: cpu.beside,
        beside: B(cpu.peer),
        goal: { ratio: 1.3 },
      }),
      line({
        what: `Look-up to window, ${many}`,
        unit: 'ms',
        ours: time.beside,
        beside: alone(time.alone),
        goal: { ratio: 1.3 },
      }),
      line({
        what: `Look-ups at 50/s, ${many}: window, p99`,
        unit: 'ms',
        ours: p99.beside,
        beside: B(p99.peer),
        goal: { most: 100 },
      }),
    ]
  })
