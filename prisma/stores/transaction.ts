import type { Prisma } from '../generated/client.ts'

/** The client inside one interactive transaction. */
export type PrismaTx = Prisma.TransactionClient

/** Puts a job into the queue in the transaction of its cause, so that both happen or neither. */
export type Enqueue = (tx: PrismaTx, job: QueuedJob) => Promise<void>

/** A job holds ids only: the queue's own tables know no school. */
export type QueuedJob = {
  readonly queue: 'deliver-knock' | 'refresh-card'
  readonly data: { readonly school: string; readonly delivery: string }
  readonly afterSeconds?: number
}
