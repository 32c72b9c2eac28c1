import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { bsnCode } from '../app/remarks.ts'
import type { AdviceId, ClassId, PersonId, StudentId, TurnId } from '../kernel/ids.ts'
import type { Told } from '../knocks/knock.ts'
import type { Colleague } from '../people/person.ts'
import { holdsBsn } from '../text/bsn.ts'

/** What a question is about: a pupil, a class, nobody in particular, or simply not said. */
export const About = z.enum(['student', 'class', 'nobody'])
export type About = z.infer<typeof About> | 'unsaid'

/** How soon somebody should look. `safety` is answered at once with the school's emergency line. */
export const Urgency = z.enum(['can-wait', 'today', 'safety'])
export type Urgency = z.infer<typeof Urgency>

/** The topics of the catalogue; a school may choose its own. */
export const topics = [
  'behaviour',
  'disorder-or-illness',
  'difficult-class',
  'class-management',
  'differentiation',
  'working-with-parents',
  'sparring-about-my-lesson',
  'other',
] as const
export type Topic = (typeof topics)[number]

/** What somebody wrote, long enough to mean something and short enough to read. */
export const Question = z
  .string()
  .trim()
  .min(10)
  .max(2000)
  .refine((text) => !holdsBsn(text), {
    params: { remark: bsnCode },
  })

export const AdviceStatus = z.enum(['open', 'claimed', 'asked-back', 'answered', 'closed', 'withdrawn'])
export type AdviceStatus = z.infer<typeof AdviceStatus>

/** What the asker says when asked, once, whether the answer helped. `talk` opens the request again. */
export const Helped = z.enum(['yes', 'a-bit', 'talk'])
export type Helped = z.infer<typeof Helped>

/** A question from a member of staff to the support team. */
export type AdviceRequest = {
  readonly id: AdviceId
  readonly asker: Colleague
  readonly topic: string
  readonly about: About
  /** The pupil or the class by name, for those who may read the request. */
  readonly aboutName: string | undefined
  readonly question: string
  readonly urgency: Urgency
  readonly status: AdviceStatus
  readonly handler: Colleague | undefined
  /** Counts the changes: a deed on an older version is a conflict. */
  readonly version: number
  readonly askedAt: Temporal.Instant
  readonly turns: readonly AdviceTurn[]
  readonly helped: Helped | undefined
  /** Who was told when, oldest first. */
  readonly trail: readonly Told[]
}

/** One turn of the conversation that follows. */
export type AdviceTurn = {
  readonly id: TurnId
  readonly author: Colleague
  readonly kind: TurnKind
  readonly text: string
  readonly at: Temporal.Instant
}

export type TurnKind = 'answer' | 'asked-back' | 'reply'

/** A request as it stands in a list: no words of anybody. */
export type AdviceLine = Pick<
  AdviceRequest,
  'id' | 'asker' | 'topic' | 'urgency' | 'status' | 'handler' | 'askedAt'
>

export type NewAdvice = {
  readonly id: AdviceId
  readonly asker: PersonId
  readonly topic: string
  readonly about: About
  readonly student: StudentId | undefined
  readonly class: ClassId | undefined
  readonly question: string
  readonly urgency: Urgency
  readonly askedAt: Temporal.Instant
}

/** Everything that can be done to a request, and from which states. The table is the whole of the rules. */
export const moves = {
  edit: { from: ['open'], to: 'open' },
  claim: { from: ['open'], to: 'claimed' },
  assign: { from: ['open', 'claimed', 'asked-back', 'answered'], to: 'claimed' },
  answer: { from: ['claimed', 'asked-back', 'answered'], to: 'answered' },
  'ask-back': { from: ['claimed', 'answered'], to: 'asked-back' },
  reply: { from: ['claimed', 'asked-back', 'answered'], to: 'claimed' },
  withdraw: { from: ['open', 'claimed', 'asked-back'], to: 'withdrawn' },
  close: { from: ['claimed', 'asked-back', 'answered'], to: 'closed' },
  reopen: { from: ['closed', 'withdrawn'], to: 'open' },
  talk: { from: ['answered', 'closed', 'withdrawn'], to: 'open' },
} as const satisfies Record<string, { from: readonly AdviceStatus[]; to: AdviceStatus }>

export type Move = keyof typeof moves

/** Whether a request in this state can make this move. */
export const canMove = (status: AdviceStatus, move: Move): boolean =>
  (moves[move].from as readonly AdviceStatus[]).includes(status)
