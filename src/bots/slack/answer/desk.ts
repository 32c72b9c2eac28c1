import type { RespondFn } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { z } from 'zod'
import { type Answer, type Door, Fault } from '../../../core/app/door.ts'
import type { Log } from '../../../core/app/log.ts'
import type { Seen } from '../gesture.ts'
import type { Languages } from '../languages.ts'
import type { Profiles } from '../profile.ts'

/** What answering somebody takes. */
export type Desk = {
  readonly door: Door
  readonly api: WebClient
  readonly log: Log
  readonly languages: Languages
  readonly profiles: Profiles
}

/** The acknowledgement, and what follows after it. */
export type Answered<Acknowledgement> = {
  readonly ack?: Acknowledgement
  readonly after?: () => Promise<unknown>
}

/** Says something beside the conversation, where Slack gave an address for that. */
export type Aside = RespondFn | undefined

/** Where a body is not as it should be; deeper down stand names that Slack's users or others gave. */
const placeOf = (path: readonly PropertyKey[] = []): string => path.slice(0, 2).map(String).join('.')

/** Reads a body; one that is not ours to understand is acknowledged and does nothing. */
export const read = <S extends z.ZodType>(desk: Desk, schema: S, raw: unknown): z.output<S> | undefined => {
  const body = schema.safeParse(raw)
  if (!body.success) desk.log('slack.ignored', { at: placeOf(body.error.issues[0]?.path) })
  return body.data
}

/** Brings a visit to the door. */
export const ask = ({ door, languages, profiles }: Desk, seen: Seen): Promise<Answer> =>
  door.enter({
    ...seen,
    platformLocale: languages.known(seen.account),
    profile: () => profiles(seen.account),
  })

/** The same, for what Slack never sends twice: a fault is then the answer. */
export const askOnce = async (desk: Desk, seen: Seen): Promise<Answer & { readonly faulty: boolean }> => {
  try {
    return { ...(await ask(desk, seen)), faulty: false }
  } catch (error) {
    if (error instanceof Fault) return { ...error.answer, faulty: true }
    throw error
  }
}
