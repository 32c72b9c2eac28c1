import type { Prisma } from '../generated/client.ts'

/** The client inside one interactive transaction. */
export type PrismaTx = Prisma.TransactionClient

/** Puts jobs into the queue in the transaction of their cause, so that both happen or neither. */
export type Enqueue = (tx: PrismaTx, jobs: QueuedJobs) => Promise<void>

/** A job for each piece of data. It holds ids only: the queue's own tables know no school. */
export type QueuedJobs = {
  readonly queue: 'deliver-knock' | 'refresh-card'
  readonly data: readonly { readonly school: string; readonly delivery: string }[]
  readonly afterSeconds?: number
}
