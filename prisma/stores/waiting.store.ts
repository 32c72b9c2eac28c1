import { z } from 'zod'
import { Urgency } from '../../src/core/advice/advice.ts'
import { type Waiting, waitingKnocks } from '../../src/core/advice/knocks-due.ts'
import type { WaitingStore } from '../../src/core/advice/waiting-store.ts'
import { AdviceId, PersonId } from '../../src/core/kernel/ids.ts'
import { Prisma } from '../generated/client.ts'
import { dateOf, instantOf } from './access.store.ts'
import { workingTimeColumns, workingTimeOf } from './people.store.ts'
import type { PrismaTx } from './transaction.ts'

const Rows = z.array(
  z.object({
    id: AdviceId,
    urgency: Urgency,
    opened_version: z.int(),
    kinds: z.array(z.enum(waitingKnocks)),
    moments: z.array(z.date()),
  }),
)

/** Open requests with the knocks of this time of waiting; once the coordinator was knocked nothing more is due. */
const openRequests = async (tx: PrismaTx, which: Prisma.Sql): Promise<readonly Waiting[]> => {
  const rows = Rows.parse(
    await tx.$queryRaw`
      select a.id, a.urgency, a.opened_version,
        coalesce(array_agg(d.kind) filter (where d.kind is not null), '{}') as kinds,
        coalesce(array_agg(d.decided_at) filter (where d.kind is not null), '{}') as moments
      from advice_request a left join delivery d
        on d.school_id = a.school_id and d.advice_id = a.id
        and d.occurrence = a.id || ':' || a.opened_version and d.kind = any (${[...waitingKnocks]}::text[])
      where a.status = 'open' and ${which}
      group by a.id, a.urgency, a.opened_version, a.opened_at
      having not coalesce(bool_or(d.kind = 'advice.waiting-long'), false)
      order by a.opened_at, a.id`,
  )
  return rows.map(({ id, urgency, opened_version, kinds, moments }) => ({
    id,
    urgency,
    openedVersion: opened_version,
    told: kinds.flatMap((kind, at) => {
      const moment = moments[at]
      return moment ? [{ kind, at: instantOf(moment) }] : []
    }),
  }))
}

/** The answered requests whose askers were not asked yet whether it helped. */
const answered = async (tx: PrismaTx, when: Prisma.DateTimeNullableFilter) => {
  const rows = await tx.adviceRequest.findMany({
    where: { helpedAskedAt: null, answeredAt: when, status: { in: ['answered', 'closed'] } },
    select: { id: true, answeredAt: true, asker: { select: { id: true, ...workingTimeColumns } } },
    orderBy: { answeredAt: 'asc' },
  })
  return rows.flatMap(({ id, answeredAt, asker }) =>
    answeredAt
      ? {
          id: AdviceId.parse(id),
          asker: PersonId.parse(asker.id),
          answeredAt: instantOf(answeredAt),
          ...workingTimeOf(asker),
        }
      : [],
  )
}

/** What is found by the clock about the requests of the school of this transaction. */
export const waitingStore = (tx: PrismaTx): WaitingStore => ({
  waiting: () => openRequests(tx, Prisma.sql`true`),
  stillWaiting: async (id) => {
    // Two that look at once must not both find that nobody was knocked yet.
    await tx.$executeRaw`select from advice_request where id = ${id}::uuid for update`
    const [waiting] = await openRequests(tx, Prisma.sql`a.id = ${id}::uuid`)
    return waiting
  },
  answeredBefore: (moment) => answered(tx, { lte: dateOf(moment) }),
  notAskedWhetherHelped: () => answered(tx, { not: null }),
  takeAskingHelped: async (id, at) => {
    const { count } = await tx.adviceRequest.updateMany({
      where: { id, helpedAskedAt: null, status: { in: ['answered', 'closed'] } },
      data: { helpedAskedAt: dateOf(at) },
    })
    return count === 1
  },
})
