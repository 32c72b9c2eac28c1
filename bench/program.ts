import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { atSchool } from '../test/support/school-clock.ts'

const Used = z.object({ cpu: z.number(), memory: z.number(), stall: z.number() })
/** What a process has used: CPU time in microseconds, memory in bytes, its longest stall in milliseconds. */
export type Used = z.infer<typeof Used>

/** A measured process. */
export type Program = {
  /** The address it told, empty when it listens nowhere. */
  readonly url: string
  /** From the beginning of the process to its first line, in milliseconds. */
  readonly startedIn: number
  used(): Promise<Used>
  /** Watches its event loop from now on. */
  watch(): Promise<void>
  stop(): Promise<void>
}

export type Environment = Readonly<Record<string, string>>

/** Runs a TypeScript file in a process of its own, and waits for the line that says it is there. */
export const runProgram = async (
  path: string,
  env: Environment,
  args: readonly string[] = [],
  flags: readonly string[] = [],
): Promise<Program> => {
  const began = performance.now()
  const options = ['--disable-warning=ExperimentalWarning', '--import', './bench/probe.ts', ...atSchool.flags]
  const child = spawn(process.execPath, [...options, ...flags, path, ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { PATH: process.env.PATH, ...atSchool.env, ...env },
  })
  const ended = once(child, 'exit')
  if (!child.stdout) throw new Error('a process without a voice')
  const lines = createInterface(child.stdout)
  const line = await Promise.race([once(lines, 'line'), ended.then(() => undefined)])
  if (!line) throw new Error(`${path} ended before it was ready`)
  const startedIn = performance.now() - began
  const ask = async (order: 'used' | 'watch'): Promise<Used> => {
    const answer = once(child, 'message')
    child.send(order)
    return Used.parse((await answer)[0])
  }
  return {
    url: /http:\/\/\S+/.exec(String(line[0]))?.[0] ?? '',
    startedIn,
    used: () => ask('used'),
    watch: async () => void (await ask('watch')),
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
