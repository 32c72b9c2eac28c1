import { pino } from 'pino'
import type { Log } from '../core/app/log.ts'

/** The fields that may stand in a log line: ids, codes, counts and durations. Anything else is left out. */
const allowed = new Set([
  'at',
  'code',
  'count',
  'delivery',
  'error',
  'gesture',
  'hash',
  'host',
  'job',
  'kind',
  'milliseconds',
  'mode',
  'outcome',
  'platform',
  'port',
  'queue',
  'reason',
  'reference',
  'rows',
  'school',
  'seal',
  'status',
])

const levels: Readonly<Record<string, 'warn' | 'error'>> = {
  fault: 'error',
  'job-failed': 'error',
  'look-failed': 'error',
  'announcement-failed': 'warn',
  'keys-not-copied': 'error',
  'terms-not-ended': 'error',
  'seal-failed': 'error',
  'queue-trouble': 'warn',
}

/** Writes lines of JSON to standard output. What is not on the list of fields does not get through. */
export const openLog = (level: string): Log => {
  const logger = pino({ level, base: null })
  return (event, fields) => {
    const kept = Object.fromEntries(
      Object.entries(fields).filter(([name, value]) => allowed.has(name) && value !== undefined),
    )
    logger[levels[event] ?? 'info']({ event, ...kept })
  }
}
