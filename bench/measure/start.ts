import { setTimeout as wait } from 'node:timers/promises'
import { openPlatforms } from '../platforms.ts'
import { type Environment, runProgram } from '../program.ts'
import type { Place } from '../school.ts'

/** Milliseconds from start to ready, bytes of memory when idle, and microseconds of CPU time an idle second. */
export type StartFigures = { readonly ready: number; readonly memory: number; readonly idle: number }

const untilReady = async (url: string): Promise<void> => {
  while (!(await fetch(`${url}/readyz`).then(({ ok }) => ok))) await wait(5)
}

const start = async (path: string, env: Environment): Promise<StartFigures> => {
  const program = await runProgram(path, env)
  const began = performance.now()
  if (program.url) await untilReady(program.url)
  const ready = program.startedIn + performance.now() - began
  await wait(2000)
  const settled = await program.used()
  await wait(1000)
  const { cpu } = await program.used()
  await program.stop()
  return { ready, memory: settled.memory, idle: cpu - settled.cpu }
}

/** What a start takes: ours, and each of its parts alone in a process. */
export type Starts = { readonly ours: readonly StartFigures[]; readonly parts: readonly StartFigures[] }

const summed = (nothing: StartFigures, parts: readonly StartFigures[]): StartFigures => {
  const sum = (of: (figures: StartFigures) => number): number =>
    parts.reduce((all, part) => all + of(part) - of(nothing), of(nothing))
  return {
    ready: sum((part) => part.ready),
    memory: sum((part) => part.memory),
    idle: sum((part) => part.idle),
  }
}

/** Starts ours on a place and its parts in turn. The sum counts what Node itself takes once. */
export const measureStart = async (
  place: Place,
  { parts, env: partsEnv }: { parts: readonly string[]; env: Environment },
  rounds: number,
): Promise<Starts> => {
  const platforms = await openPlatforms()
  const env = { ...place.env, ...platforms.slack, ...platforms.teams, PORT: '0' }
  const ours: StartFigures[] = []
  const sums: StartFigures[] = []
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await start('src/main.ts', env))
    const nothing = await start('bench/parts/nothing.ts', {})
    const found: StartFigures[] = []
    for (const part of parts) found.push(await start(`bench/parts/${part}.ts`, partsEnv))
    sums.push(summed(nothing, found))
  }
  await platforms.close()
  return { ours, parts: sums }
}
