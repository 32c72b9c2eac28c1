import { fromPglite, fromPrisma, PgBoss } from 'pg-boss'
import { z } from 'zod'
import type { Log } from '../core/app/log.ts'
import { DeliveryId, SchoolId } from '../core/kernel/ids.ts'

type PrismaLike = Parameters<typeof fromPrisma>[0]
type PGliteLike = Parameters<typeof fromPglite>[0]

/** Where the queue keeps its jobs: the same database as everything else, as the same role. */
export type QueueDatabase =
  | { readonly kind: 'embedded'; readonly pglite: PGliteLike }
  | { readonly kind: 'server'; readonly connectionString: string; readonly options: string }

/** What there is to do for one delivery. */
export const DeliveryJob = z.object({ school: SchoolId, delivery: DeliveryId })
export type DeliveryJob = z.infer<typeof DeliveryJob>

/** The hands behind the queue. */
export type Work = {
  readonly 'deliver-knock': (job: DeliveryJob) => Promise<void>
  readonly 'refresh-card': (job: DeliveryJob) => Promise<void>
  readonly 'nightly-clean-up': () => Promise<void>
  readonly 'find-due': () => Promise<void>
}

/** What is announced by the clock. */
export type Announced = 'nightly-clean-up' | 'find-due'

/** The queue as the rest of the house sees it. */
export type Queue = {
  /** Puts jobs in the transaction of their cause, one for each piece of data. */
  readonly enqueue: (
    tx: PrismaLike,
    job: { readonly queue: string; readonly data: readonly object[]; readonly afterSeconds?: number },
  ) => Promise<void>
  /** Puts one job for one occasion, however many replicas say so. */
  readonly announce: (queue: Announced, occasion: string) => Promise<void>
  readonly work: (work: Work) => Promise<void>
  readonly ready: () => Promise<boolean>
  /** Finishes what is being done and takes nothing new. */
  readonly stop: () => Promise<void>
}

/** A worker that dies holds its job no longer than this; pg-boss takes no less than ten seconds. */
const heartbeatSeconds = 10

const queues = {
  'deliver-knock': { notify: true, retryLimit: 100, retryDelay: 2, expireInSeconds: 60, heartbeatSeconds },
  'refresh-card': { notify: true, retryLimit: 20, retryDelay: 2, expireInSeconds: 60, heartbeatSeconds },
  'nightly-clean-up': { notify: true, retryLimit: 3, retryDelay: 60, expireInSeconds: 600 },
  // The next minute looks again, so this one need not.
  'find-due': { notify: true, retryLimit: 0, expireInSeconds: 300, heartbeatSeconds },
} as const

/** Polls each second beside the notifications: with pg-boss's own default, what is due later comes half a minute late. */
const polling = {
  batchSize: 10,
  localConcurrency: 2,
  burstWhenBatchFull: true,
  pollingIntervalSeconds: 0.5,
  notifyPollingIntervalSeconds: 1,
  perJobResults: true,
} as const

/** An occasion is named by its minute; clocks that differ by a second must not make two of it, so it counts for a day. */
const sameOccasion = 24 * 60 * 60

/** Opens the queue. It delivers what was decided; it decides nothing. */
export const openQueue = async (database: QueueDatabase, log: Log): Promise<Queue> => {
  const supervision = { superviseIntervalSeconds: 2, monitorIntervalSeconds: 2 }
  const boss = new PgBoss(
    database.kind === 'embedded'
      ? {
          backend: 'pglite',
          db: fromPglite(database.pglite),
          useListenNotify: true,
          createSchema: false,
          ...supervision,
        }
      : {
          connectionString: database.connectionString,
          options: database.options,
          max: 4,
          useListenNotify: true,
          createSchema: false,
          ...supervision,
        },
  )
  let troubledAt: number | undefined
  boss.on('error', (error) => {
    troubledAt = performance.now()
    log('queue-trouble', { error: error.name, code: 'code' in error ? String(error.code) : undefined })
  })
  await boss.start()
  for (const [name, options] of Object.entries(queues)) await boss.createQueue(name, options)

  const each = (name: 'deliver-knock' | 'refresh-card', hand: (job: DeliveryJob) => Promise<void>) =>
    boss.work(name, polling, (jobs) =>
      Promise.all(
        jobs.map(async (job) => {
          try {
            await hand(DeliveryJob.parse(job.data))
            return { id: job.id, status: 'completed' as const }
          } catch (error) {
            log('job-failed', {
              queue: name,
              job: job.id,
              error: error instanceof Error ? error.name : 'unknown',
            })
            return { id: job.id, status: 'failed' as const }
          }
        }),
      ),
    )

  return {
    enqueue: async (tx, { queue, data, afterSeconds }) => {
      const db = fromPrisma(tx)
      if (!afterSeconds)
        await boss.insert(
          queue,
          data.map((one) => ({ data: one })),
          { db },
        )
      else for (const one of data) await boss.send(queue, one, { startAfter: afterSeconds, db })
    },
    announce: async (queue, occasion) => {
      await boss.send(queue, {}, { singletonKey: occasion, singletonSeconds: sameOccasion })
    },
    work: async (work) => {
      await each('deliver-knock', work['deliver-knock'])
      await each('refresh-card', work['refresh-card'])
      await boss.work('nightly-clean-up', () => work['nightly-clean-up']())
      await boss.work('find-due', { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 1 }, () =>
        work['find-due'](),
      )
    },
    ready: async () => {
      await boss.getQueue('deliver-knock')
      return troubledAt === undefined || performance.now() - troubledAt > 5000
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}
