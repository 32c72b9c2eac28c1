import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Permit } from '../access/permit.ts'
import type { AdviceId, ClassId, PersonId, TurnId } from '../kernel/ids.ts'
import type {
  AdviceLine,
  AdviceRequest,
  AdviceStatus,
  Helped,
  NewAdvice,
  TurnKind,
  Urgency,
} from './advice.ts'

/** The lists the support team looks at. */
export const Shelf = z.enum(['open', 'mine', 'answered'])
export type Shelf = z.infer<typeof Shelf>

/** How many requests a page of a list shows. */
export const pageSize = 15

/** A page of a list, newest first, with how many there are in all. */
export type Page = { readonly lines: readonly AdviceLine[]; readonly total: number }

/** What may change about a request besides its turns. */
export type AdviceChange = {
  readonly status: AdviceStatus
  /** Left out: as it was. `null`: nobody. */
  readonly handler?: PersonId | null
  readonly at: Temporal.Instant
  readonly words?: { readonly topic: string; readonly question: string; readonly urgency: Urgency }
  /** It waits for somebody of the team again, from this moment on. */
  readonly opens?: true
  /** It is answered, at this moment. */
  readonly answers?: true
  readonly helped?: Helped
}

/** What may change a request. */
type AdviceWrite =
  | 'advice.edit'
  | 'advice.claim'
  | 'advice.assign'
  | 'advice.answer'
  | 'advice.reply'
  | 'advice.withdraw'
  | 'advice.close'
  | 'advice.reopen'
  | 'advice.tell-helped'

export interface AdviceStore {
  /** Keeps a new request; `false` when a request with this id was kept before. */
  addAdvice(permit: Permit<'advice.ask'>, advice: NewAdvice): Promise<boolean>
  /** The request the permit is about. */
  advice(permit: Permit<'advice.read' | AdviceWrite>): Promise<AdviceRequest>
  /** Changes the request the permit is about, if it is still at this version; `false` when somebody was first. */
  changeAdvice(permit: Permit<AdviceWrite>, version: number, change: AdviceChange): Promise<boolean>
  /** Adds a turn to the request the permit is about; `false` when this turn was kept before. */
  addTurn(
    permit: Permit<'advice.answer' | 'advice.reply'>,
    turn: {
      readonly id: TurnId
      readonly kind: TurnKind
      readonly text: string
      readonly at: Temporal.Instant
    },
  ): Promise<boolean>
  askedBy(permit: Permit<'advice.list-own'>, page: number): Promise<Page>
  shelf(permit: Permit<'advice.list-team'>, shelf: Shelf, page: number): Promise<Page>
  /** A class by its name, as people write it. */
  classNamed(name: string): Promise<ClassId | undefined>
  /** The state of a request for a knock about it: no words of anybody, so no permit. */
  adviceState(id: AdviceId): Promise<AdviceState | undefined>
}

/** How a request stands, without what it says. */
export type AdviceState = Pick<
  AdviceRequest,
  'id' | 'asker' | 'status' | 'handler' | 'version' | 'urgency' | 'helped'
>
