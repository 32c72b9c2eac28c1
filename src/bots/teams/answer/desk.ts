import type { TurnContext } from 'botbuilder'
import { type Answer, type Door, Fault } from '../../../core/app/door.ts'
import type { Log } from '../../../core/app/log.ts'
import type { Seen } from '../gesture.ts'
import type { Greetings } from '../greetings.ts'
import { failedAttempt } from '../outbound/attempt.ts'
import type { InPrivate } from '../outbound/in-private.ts'
import type { OpensOf } from '../render/button.ts'
import type { Restraint } from '../restraint.ts'

/** What answering somebody takes. */
export type Desk = {
  readonly door: Door
  readonly opens: OpensOf
  readonly log: Log
  readonly inPrivate: InPrivate
  readonly greetings: Greetings
  readonly restraint: Restraint
}

/** Brings a visit to the door. A fault is an answer too, since what was tried is over. */
export const ask = async (
  { door }: Desk,
  { visit }: Seen,
): Promise<Answer & { readonly faulty: boolean }> => {
  try {
    return { ...(await door.enter(visit)), faulty: false }
  } catch (error) {
    if (error instanceof Fault) return { ...error.answer, faulty: true }
    throw error
  }
}

/** Posts an answer. One that fails is lost and logged: the deed is done, and the door must not be tried again. */
export const post = async (
  { log }: Desk,
  context: TurnContext,
  activity: Parameters<TurnContext['sendActivity']>[0],
): Promise<void> => {
  try {
    await context.sendActivity(activity)
  } catch (error) {
    const failed = failedAttempt(error)
    log('teams.reply.failed', { reason: failed.is === 'sent' ? undefined : failed.reason })
  }
}
