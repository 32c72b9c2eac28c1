import type { Temporal } from 'temporal-polyfill'
import { adviceKnock } from '../advice/advice.knocks.ts'
import type { Log } from '../app/log.ts'
import type { Clock } from '../kernel/clock.ts'
import type { AccountId, DeliveryId, SchoolId } from '../kernel/ids.ts'
import { nextAtWork } from '../kernel/next-at-work.ts'
import { isAtWork } from '../kernel/office-hours.ts'
import type { Platform } from '../people/account.ts'
import { isTeam } from '../people/person.ts'
import type { Store, Tx } from '../ports.ts'
import type { Knock } from '../view/view.ts'
import type { Attempt, Messenger, Parcel } from './knock.ts'
import type { Delivery, Settlement } from './ledger.ts'
import { occasionKnock } from './occasion-knock.ts'

/** What delivering needs from the world. */
export type Post = {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  /** The front that reaches a platform, if it is on. */
  readonly messenger: (platform: Platform) => Messenger | undefined
}

/** How often a clear "not now" of a platform is tried again before it counts as failed. */
const attemptLimit = 50

type Ready = {
  readonly parcel: Parcel
  readonly account: AccountId
  readonly version: number
  readonly messenger: Messenger
}

/**
 * Nobody is knocked while they are not at work, whatever the knock is about: this is the one place where anything
 * unasked goes out. Who does not come back is not waited for.
 */
const rest = async (
  tx: Tx,
  recipient: Delivery['recipient'],
  now: Temporal.Instant,
): Promise<Omit<Settlement, 'at'> | undefined> => {
  const choices = await tx.schoolChoices()
  if (isAtWork(choices, recipient, now)) return undefined
  const dueAt = nextAtWork(choices, recipient, now)
  return dueAt ? { status: 'held', dueAt } : { status: 'failed', reason: 'not-at-work' }
}

/** The words of now, the version of what they tell, and whether they wait for nobody; none when it no longer makes sense to knock. */
const knockOf = async (
  tx: Tx,
  delivery: Delivery,
  first: boolean,
): Promise<{ readonly knock: Knock; readonly version: number; readonly urgent: boolean } | undefined> => {
  const { id: recipient, locale, roles } = delivery.recipient
  if (delivery.about === undefined) {
    const knock = occasionKnock(delivery.kind, { locale, roles })
    return knock && { knock, version: 0, urgent: false }
  }
  const state = await tx.adviceState(delivery.about)
  // Who lost the role since may not read the request, so they do not hear how it goes either.
  const concerned = state && (state.asker.id === recipient || isTeam(roles))
  const knock = concerned && adviceKnock(delivery.kind, state, { recipient, locale, first })
  return knock ? { knock, version: state.version, urgent: state.urgency === 'safety' } : undefined
}

/** Writes what came of a delivery. Of an occasion nothing is kept once it is over. */
const settle = async (tx: Tx, { id, about }: Delivery, settlement: Settlement): Promise<void> => {
  await tx.settle(id, settlement)
  const over = settlement.status !== 'due' && settlement.status !== 'held'
  if (about === undefined && over) await tx.removeDelivery(id)
}

const prepare = async (
  { clock, messenger }: Post,
  tx: Tx,
  delivery: Delivery,
  first: boolean,
): Promise<Ready | Omit<Settlement, 'at'>> => {
  const { locale } = delivery.recipient
  const made = await knockOf(tx, delivery, first)
  if (!made) return { status: 'dropped', reason: 'no-longer-needed' }
  const rests = first && !made.urgent && (await rest(tx, delivery.recipient, clock()))
  if (rests) return rests
  if (!delivery.address) return { status: 'failed', reason: 'unreachable' }
  const front = messenger(delivery.address.platform)
  if (!front) return { status: 'failed', reason: 'front-off' }
  const { account, ...address } = delivery.address
  return {
    parcel: { delivery: delivery.id, address, locale, knock: made.knock },
    account,
    version: made.version,
    messenger: front,
  }
}

/**
 * Delivers one decided knock in three steps: check the state again and write `sending`;
 * one attempt, outside any transaction; write the outcome. Whoever finds `sending` cannot know
 * whether it arrived, so it becomes `unsure` and is not repeated.
 */
export const deliver = async (post: Post, school: SchoolId, id: DeliveryId): Promise<void> => {
  const { store, clock, log } = post
  const ready = await store.unattended(school, async (tx) => {
    const delivery = await tx.delivery(id)
    if (delivery?.status === 'sending') {
      await settle(tx, delivery, { status: 'unsure', reason: 'stopped-while-sending', at: clock() })
    }
    if (delivery?.status !== 'due') return undefined
    const prepared = await prepare(post, tx, delivery, true)
    if ('status' in prepared) {
      await settle(tx, delivery, { ...prepared, at: clock() })
      return undefined
    }
    await tx.markSending(id, prepared.account, clock())
    return { ...prepared, delivery, attempts: delivery.attempts + 1 }
  })
  if (!ready) return
  const attempt = await attemptOnce(() => ready.messenger.send(ready.parcel))
  await store.unattended(school, async (tx) => {
    const settlement = settlementOf(attempt, ready)
    await settle(tx, ready.delivery, { ...settlement, at: clock() })
    if (settlement.status === 'due' && attempt.is === 'refused') await tx.deliverLater(id, attempt.later ?? 1)
    const { about } = ready.delivery
    if (settlement.status === 'sent' && about !== undefined) {
      const state = await tx.adviceState(about)
      if (state && state.version !== ready.version) await tx.refreshCards(state.id)
    }
    log('knock', { delivery: id, status: settlement.status, reason: settlement.reason })
  })
}

const attemptOnce = async (send: () => Promise<Attempt>): Promise<Attempt> => {
  try {
    return await send()
  } catch {
    return { is: 'unclear', reason: 'thrown' }
  }
}

const settlementOf = (
  attempt: Attempt,
  ready: Ready & { readonly attempts: number },
): Omit<Settlement, 'at'> => {
  switch (attempt.is) {
    case 'sent':
      return { status: 'sent', message: attempt.message, shownVersion: ready.version }
    case 'unclear':
      return { status: 'unsure', reason: attempt.reason }
    case 'refused':
      return attempt.later !== undefined && ready.attempts < attemptLimit
        ? { status: 'due', reason: attempt.reason }
        : { status: 'failed', reason: attempt.reason }
  }
}

/**
 * Makes a card that stands in someone's chat show the state of now. Saying the same twice does no harm,
 * so an unclear attempt is simply made again; a card that shows an older state than the one
 * found afterwards is changed once more.
 */
export const refreshCard = async (post: Post, school: SchoolId, id: DeliveryId): Promise<void> => {
  const { store, log } = post
  const ready = await store.unattended(school, async (tx) => {
    const delivery = await tx.delivery(id)
    if (delivery?.status !== 'sent' || delivery.message === undefined) return undefined
    const prepared = await prepare(post, tx, delivery, false)
    if ('status' in prepared || prepared.version === delivery.shownVersion) return undefined
    return { ...prepared, message: delivery.message }
  })
  if (!ready) return
  const attempt = await attemptOnce(() => ready.messenger.update({ ...ready.parcel, message: ready.message }))
  log('card', {
    delivery: id,
    outcome: attempt.is,
    reason: attempt.is === 'sent' ? undefined : attempt.reason,
  })
  await store.unattended(school, async (tx) => {
    if (attempt.is === 'unclear') return tx.refreshLater(id, 5)
    if (attempt.is === 'refused')
      return attempt.later === undefined ? undefined : tx.refreshLater(id, attempt.later)
    await tx.showed(id, ready.version)
    const about = (await tx.delivery(id))?.about
    const state = about && (await tx.adviceState(about))
    return state && state.version !== ready.version ? tx.refreshLater(id, 0) : undefined
  })
}
