import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'

/** A program of ours in a process of its own. */
export type Child = {
  readonly process: ChildProcess
  /** Waits for the first line on its standard output. */
  firstLine(): Promise<string>
  /** What it wrote to standard output so far. */
  written(): string
  /** Waits for its end: exit code or signal, what it wrote to standard error, and how long it lived in milliseconds. */
  end(): Promise<{ readonly code: number | string; readonly stderr: string; readonly lived: number }>
}

/** Runs a TypeScript program with this Node; it is killed when the test is over. */
export const runProgram = (
  path: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Child => {
  const startedAt = performance.now()
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, ...env },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const ended = once(child, 'close').then(() => ({
    code: child.exitCode ?? child.signalCode ?? 'unknown',
    stderr,
    lived: performance.now() - startedAt,
  }))
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return {
    process: child,
    firstLine: async () => {
      while (!stdout.includes('\n')) {
        const more = await Promise.race([
          once(child.stdout, 'data').then(() => true),
          ended.then(() => false),
        ])
        if (!more && !stdout.includes('\n')) throw new Error(`It ended without a line. ${stderr}`)
      }
      return stdout.slice(0, stdout.indexOf('\n'))
    },
    written: () => stdout,
    end: () => ended,
  }
}
