import { z } from 'zod'
import { AdviceId, DeliveryId, type NewId } from '../../src/core/kernel/ids.ts'
import { DeliveryStatus, type KnockKind, type OccasionKind } from '../../src/core/knocks/knock.ts'
import type { LedgerStore } from '../../src/core/knocks/ledger.ts'
import { Role } from '../../src/core/people/person.ts'
import { Locale } from '../../src/core/text/locale.ts'
import { dateOf, instantOf } from './access.store.ts'
import { addressOf } from './address.ts'
import { colleagueOf, workingTimeColumns, workingTimeOf } from './people.store.ts'
import type { Enqueue, PrismaTx, QueuedJobs } from './transaction.ts'

const Decided = z.array(z.object({ id: z.uuid() }))
const Released = z.array(z.object({ id: z.uuid(), status: DeliveryStatus }))

/** The ledger of knocks of one school. */
export const ledgerStore = (
  tx: PrismaTx,
  { school, newId, enqueue }: { readonly school: string; readonly newId: NewId; readonly enqueue: Enqueue },
): LedgerStore => {
  const queue = async (
    name: QueuedJobs['queue'],
    deliveries: readonly { readonly id: string }[],
    afterSeconds?: number,
  ): Promise<void> => {
    const data = deliveries.map(({ id }) => ({ school, delivery: id }))
    if (data.length > 0) await enqueue(tx, { queue: name, data, ...(afterSeconds ? { afterSeconds } : {}) })
  }
  return {
    tell: async ({ kind, about, occurrence, to }, at) => {
      if (to.length === 0) return
      const ids = to.map(() => newId())
      const decided = Decided.parse(
        await tx.$queryRaw`
          insert into delivery (id, school_id, kind, occurrence, recipient_id, advice_id, decided_at)
          select given.id, ${school}::uuid, ${kind}, ${occurrence}, given.recipient, ${about}::uuid, ${dateOf(at)}::timestamptz
          from unnest(${ids}::uuid[], ${[...to]}::uuid[]) as given (id, recipient)
          on conflict do nothing returning id`,
      )
      await queue('deliver-knock', decided)
    },
    tellEach: async (kind, to, at) => {
      for (const recipientId of to) {
        const id = newId()
        await tx.delivery.create({
          data: { id, schoolId: school, kind, occurrence: newId(), recipientId, decidedAt: dateOf(at) },
        })
        await queue('deliver-knock', [{ id }])
      }
    },
    removeDelivery: async (id) => {
      await tx.delivery.delete({ where: { id } })
    },
    refreshCards: async (about) => {
      const sent = await tx.delivery.findMany({
        where: { adviceId: about, status: 'sent', message: { not: null } },
        select: { id: true },
      })
      await queue('refresh-card', sent)
    },
    delivery: async (id) => {
      await tx.$executeRaw`select from delivery where id = ${id}::uuid for update`
      const row = await tx.delivery.findUnique({ where: { id } })
      if (!row) return undefined
      const recipient = await tx.person.findUniqueOrThrow({
        where: { id: row.recipientId },
        include: {
          accounts: true,
          roles: { select: { role: true } },
          school: { select: { locale: true } },
          absences: workingTimeColumns.absences,
        },
      })
      return {
        id: DeliveryId.parse(row.id),
        ...(row.adviceId === null
          ? { kind: row.kind as OccasionKind, about: undefined }
          : { kind: row.kind as KnockKind, about: AdviceId.parse(row.adviceId) }),
        recipient: {
          ...colleagueOf(recipient),
          locale: Locale.parse(recipient.locale ?? recipient.school.locale),
          roles: recipient.roles.map(({ role }) => Role.parse(role)),
          ...workingTimeOf(recipient),
        },
        status: DeliveryStatus.parse(row.status),
        attempts: row.attempts,
        address: recipient.leftAt ? undefined : addressOf(recipient.accounts, row.accountId),
        message: row.message ?? undefined,
        shownVersion: row.shownVersion ?? undefined,
      }
    },
    markSending: async (id, account, at) => {
      await tx.delivery.update({
        where: { id },
        data: { status: 'sending', attempts: { increment: 1 }, settledAt: dateOf(at), accountId: account },
      })
    },
    settle: async (id, { at, dueAt, ...settlement }) => {
      const due = dueAt ? { dueAt: dateOf(dueAt) } : {}
      await tx.delivery.update({ where: { id }, data: { ...settlement, ...due, settledAt: dateOf(at) } })
    },
    showed: async (id, shownVersion) => {
      await tx.delivery.update({ where: { id }, data: { shownVersion } })
    },
    release: async (now, atMost) => {
      const released = Released.parse(
        await tx.$queryRaw`
          with ripe as (
            select id from delivery where status = 'held' and due_at <= ${dateOf(now)}::timestamptz
            order by due_at, id limit ${atMost} for update skip locked
          )
          update delivery d set
            status = case when overtaken then 'dropped' else 'due' end,
            reason = case when overtaken then 'overtaken' end
          from ripe join delivery r on r.id = ripe.id cross join lateral (
            select exists (
              select from delivery later
              where later.school_id = r.school_id and later.advice_id = r.advice_id
                and later.recipient_id = r.recipient_id and later.status not in ('failed', 'dropped')
                and (later.decided_at, later.id) > (r.decided_at, r.id)
            ) as overtaken
          ) found
          where d.id = ripe.id returning d.id, d.status`,
      )
      const due = released.filter(({ status }) => status === 'due')
      await queue('deliver-knock', due)
      return released.length
    },
    firstHeld: async () => {
      const { _min: first } = await tx.delivery.aggregate({
        where: { status: 'held' },
        _min: { dueAt: true },
      })
      return first.dueAt ? instantOf(first.dueAt) : undefined
    },
    deliverLater: (id, seconds) => queue('deliver-knock', [{ id }], seconds),
    refreshLater: (id, seconds) => queue('refresh-card', [{ id }], seconds),
  }
}
