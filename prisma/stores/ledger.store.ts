import { z } from 'zod'
import { AdviceId, DeliveryId, type NewId } from '../../src/core/kernel/ids.ts'
import type { DeliveryStatus, KnockKind } from '../../src/core/knocks/knock.ts'
import type { LedgerStore } from '../../src/core/knocks/ledger.ts'
import { Role } from '../../src/core/people/person.ts'
import { Locale } from '../../src/core/text/locale.ts'
import { dateOf } from './access.store.ts'
import { addressOf } from './address.ts'
import { colleagueOf } from './people.store.ts'
import type { Enqueue, PrismaTx, QueuedJob } from './transaction.ts'

const Decided = z.array(z.object({ id: z.uuid() }))

/** The ledger of knocks of one school. */
export const ledgerStore = (
  tx: PrismaTx,
  { school, newId, enqueue }: { readonly school: string; readonly newId: NewId; readonly enqueue: Enqueue },
): LedgerStore => {
  const queue = (name: QueuedJob['queue'], delivery: string, afterSeconds?: number): Promise<void> =>
    enqueue(tx, { queue: name, data: { school, delivery }, ...(afterSeconds ? { afterSeconds } : {}) })
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
      for (const { id } of decided) await queue('deliver-knock', id)
    },
    refreshCards: async (about) => {
      const sent = await tx.delivery.findMany({
        where: { adviceId: about, status: 'sent', message: { not: null } },
        select: { id: true },
      })
      for (const { id } of sent) await queue('refresh-card', id)
    },
    delivery: async (id) => {
      await tx.$executeRaw`select from delivery where id = ${id}::uuid for update`
      const row = await tx.delivery.findUnique({ where: { id } })
      if (!row) return undefined
      const recipient = await tx.person.findUniqueOrThrow({
        where: { id: row.recipientId },
        include: { accounts: true, roles: { select: { role: true } }, school: { select: { locale: true } } },
      })
      return {
        id: DeliveryId.parse(row.id),
        kind: row.kind as KnockKind,
        about: AdviceId.parse(row.adviceId),
        recipient: {
          ...colleagueOf(recipient),
          locale: Locale.parse(recipient.locale ?? recipient.school.locale),
          roles: recipient.roles.map(({ role }) => Role.parse(role)),
        },
        status: row.status as DeliveryStatus,
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
    settle: async (id, { at, ...settlement }) => {
      await tx.delivery.update({ where: { id }, data: { ...settlement, settledAt: dateOf(at) } })
    },
    deliverLater: (id, seconds) => queue('deliver-knock', id, seconds),
    refreshLater: (id, seconds) => queue('refresh-card', id, seconds),
  }
}
