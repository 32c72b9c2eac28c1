import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { bsnCode } from '../app/remarks.ts'
import { type AgreementId, PersonId } from '../kernel/ids.ts'
import { KeptDay } from '../kernel/typed-day.ts'
import type { Colleague } from '../people/person.ts'
import { holdsBsn } from '../text/bsn.ts'

/** What sort of thing was agreed. */
export const AgreementKind = z.enum([
  'guidance-talks',
  'time-out',
  'fixed-presence',
  'variable-presence',
  'classroom-approach',
  'other',
])
export type AgreementKind = z.infer<typeof AgreementKind>

/** Up to where one must see to know an agreement: when and where something is, or what one is to do. */
export const Level = z.enum(['when-where', 'what-to-do'])
export type Level = z.infer<typeof Level>

export const AgreementStatus = z.enum(['proposed', 'confirmed', 'ended'])
export type AgreementStatus = z.infer<typeof AgreementStatus>

/** The sentence that a teacher acts on: short enough to be read at the door of the classroom. */
export const longestSentence = 300
export const Sentence = z
  .string()
  .trim()
  .min(5)
  .max(longestSentence)
  .refine((text) => !holdsBsn(text), { params: { remark: bsnCode } })

/** What one version of an agreement says. It is locked away as a whole. */
export const Terms = z.object({
  kind: AgreementKind,
  level: Level,
  sentence: z.string(),
  /** Empty: for all subjects. */
  subjects: z.array(z.string()),
  validFrom: KeptDay,
  validUntil: KeptDay.optional(),
  writtenBy: PersonId,
  writtenOn: KeptDay,
})
export type Terms = z.infer<typeof Terms>

/** An agreement as its circle sees it. */
export type Agreement = {
  readonly id: AgreementId
  readonly status: AgreementStatus
  readonly version: number
  readonly terms: Terms
}

/** An agreement with whether the reader said to have read this version. */
export type AgreementToRead = Agreement & { readonly read: boolean }

/** An agreement as those who keep it see it. */
export type AgreementInHand = Agreement & {
  readonly writtenBy: Colleague | undefined
  /** Who read this version. */
  readonly readBy: readonly PersonId[]
  /** What it said before, newest first. */
  readonly before: readonly Terms[]
}

/** Whether an agreement holds on a day. */
export const holdsOn = ({ validFrom, validUntil }: Terms, day: Temporal.PlainDate): boolean =>
  day.since(validFrom).sign >= 0 && (!validUntil || validUntil.since(day).sign >= 0)
