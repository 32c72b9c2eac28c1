import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { type Door, Fault } from '../core/app/door.ts'
import type { Log } from '../core/app/log.ts'

/** What is counted and timed for whoever watches over the bot. It holds numbers and kinds, and nobody's name or words. */
export type Metrics = {
  /** The log, with every line counted by its event and how it went. */
  readonly counted: (log: Log) => Log
  /** The door, with every visit timed. */
  readonly timed: (door: Door) => Door
  /** Asks this number anew whenever somebody looks. */
  readonly watch: (name: string, meaning: string, count: () => Promise<number>) => void
  /** Everything, as Prometheus reads it. */
  readonly page: () => Promise<{ readonly type: string; readonly text: string }>
}

/** Seconds; a visit is answered in milliseconds, and Slack gives up after three seconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10]

/** Starts counting. Each house has numbers of its own. */
export const openMetrics = (): Metrics => {
  const registers = [new Registry()] as const
  const [registry] = registers
  collectDefaultMetrics({ register: registry })
  const events = new Counter({
    name: 'trajectbot_events_total',
    help: 'What happened, by the event and the status of its line in the log.',
    labelNames: ['event', 'status'],
    registers: [...registers],
  })
  const visits = new Histogram({
    name: 'trajectbot_visit_seconds',
    help: 'How long a visit took at the door, by platform, gesture and what came of it.',
    labelNames: ['platform', 'gesture', 'outcome'],
    buckets,
    registers: [...registers],
  })
  return {
    counted: (log) => (event, fields) => {
      const { status, outcome } = fields
      events.inc({ event, status: String(status ?? outcome ?? '') })
      log(event, fields)
    },
    timed: (door) => ({
      enter: async (visit) => {
        const done = visits.startTimer({ platform: visit.account.platform, gesture: visit.gesture.is })
        try {
          const answer = await door.enter(visit)
          done({ outcome: answer.reply.kind })
          return answer
        } catch (error) {
          done({ outcome: error instanceof Fault ? 'fault' : 'thrown' })
          throw error
        }
      },
    }),
    watch: (name, help, count) => {
      const gauge: Gauge = new Gauge({
        name,
        help,
        registers: [...registers],
        collect: async () => gauge.set(await count()),
      })
    },
    page: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  }
}
