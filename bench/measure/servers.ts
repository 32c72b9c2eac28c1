import { type Client, openClient } from '../load.ts'
import { openPlatforms, type Platforms } from '../platforms.ts'
import { type Program, runProgram } from '../program.ts'
import type { Place } from '../school.ts'

export type Platform = 'slack' | 'teams'
export type Who = 'ours' | 'A' | 'B'

/** A measured server with a client in front of it. */
export type Served = Program & { readonly client: Client }

/** The servers of one measurement, and the platforms they talk to. */
export type Scene = { readonly platforms: Platforms; serve(who: Who, platform: Platform): Promise<Served> }

const programs = {
  ours: () => ['src/main.ts'],
  A: (platform: Platform) => [`bench/peers/${platform}.ts`, 'transaction'],
  B: (platform: Platform) => [`bench/peers/${platform}.ts`, 'read'],
} as const

/** Where ours keeps its data, and where the peers do: they know PostgreSQL alone. */
export type Places = { readonly ours: Place; readonly peers: Place }

/** Opens the platforms, lends out servers, and closes them all; ours is one server for both platforms. */
export const withServers = async <T>(places: Places, work: (scene: Scene) => Promise<T>): Promise<T> => {
  const platforms = await openPlatforms()
  const env = { ...platforms.slack, ...platforms.teams, PORT: '0' }
  const served = new Map<string, Promise<Served>>()
  const open = async (place: Place, [path = '', ...args]: readonly string[]): Promise<Served> => {
    const program = await runProgram(path, { ...env, ...place.env }, args)
    return { ...program, client: openClient(program.url) }
  }
  const serve: Scene['serve'] = (who, platform) => {
    const command = programs[who](platform)
    const opened = served.get(command.join(' ')) ?? open(who === 'ours' ? places.ours : places.peers, command)
    served.set(command.join(' '), opened)
    return opened
  }
  try {
    return await work({ platforms, serve })
  } finally {
    for (const one of served.values()) {
      const server = await one.catch(() => undefined)
      server?.client.close()
      await server?.stop()
    }
    await platforms.close()
  }
}
