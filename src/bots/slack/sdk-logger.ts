import { type Logger, LogLevel } from '@slack/bolt'
import type { Log } from '../../core/app/log.ts'

/** The fixed beginning of a line of the SDK; what follows may quote a body. */
const beginning = (line: unknown): string =>
  typeof line === 'string' ? (line.split(/[:(]/, 1)[0] ?? '').trim().slice(0, 80) : 'no words'

/** Lets the SDK's warnings and errors into our log, without what they quote. */
export const sdkLogger = (log: Log): Logger => {
  const write =
    (level: 'warn' | 'error') =>
    (...lines: unknown[]): void =>
      log('slack.sdk', { level, line: beginning(lines[0]) })
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: write('warn'),
    error: write('error'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  }
}
