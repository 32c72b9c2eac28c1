import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import { atSchool } from './school-clock.ts'

/** A program in a process of its own. */
export type Child = {
  readonly process: ChildProcess
  /** Waits until its standard output holds a pattern, and gives what the first group matched. */
  says(pattern: RegExp): Promise<string>
  /** Waits for the first line on its standard output. */
  firstLine(): Promise<string>
  /** What it wrote to standard output so far. */
  written(): string
  /** Waits for its end: exit code or signal, and what it wrote to standard error. */
  end(): Promise<{ readonly code: number | string; readonly stderr: string }>
}

/** Runs any program; it is killed when the test is over. */
export const runCommand = (
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Child => {
  let stop = async (): Promise<void> => undefined
  // Before it is started: where no test runs any more, nothing may start.
  onTestFinished(() => stop())
  const child = spawn(command, args, {
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
  }))
  stop = async () => {
    child.kill('SIGKILL')
    await ended
  }
  const says = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = pattern.exec(stdout)
      if (found) return found[1] ?? found[0]
      const more = await Promise.race([once(child.stdout, 'data').then(() => true), ended.then(() => false)])
      if (!more && !pattern.test(stdout)) throw new Error(`It ended without a line. ${stderr}`)
    }
  }
  return {
    process: child,
    says,
    firstLine: () => says(/^(.*)\n/),
    written: () => stdout,
    end: () => ended,
  }
}

/** Runs a program of Node with this Node; it is killed when the test is over. */
export const runProgram = (
  path: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Child => runCommand(process.execPath, ['--disable-warning=ExperimentalWarning', path, ...args], env)

/** Runs the bot, in office hours whatever the hour is. */
export const runBot = (env: Readonly<Record<string, string>>): Child =>
  runCommand(process.execPath, ['--disable-warning=ExperimentalWarning', ...atSchool.flags, 'src/main.ts'], {
    ...env,
    ...atSchool.env,
  })
