import { z } from 'zod'
import { Locale } from '../text/locale.ts'
import { Certificate, Mention } from './certificate.ts'

/** Whom the command line wants forgotten. */
export const ForgetOrder = z.strictObject({
  school: z.string().max(40).optional(),
  number: z.string().trim().min(1).max(255),
  /** Says which, of several who had this number. */
  student: z.uuid().optional(),
})

/** Whether there is such a pupil; nothing that names anybody. */
export const ForgetOpening = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('refused'), why: z.enum(['none', 'several', 'nobody']) }),
  z.strictObject({
    is: z.literal('several-pupils'),
    pupils: z.array(z.strictObject({ student: z.uuid(), leftOn: z.iso.date().optional() })),
  }),
  z.strictObject({ is: z.literal('found') }),
])
export type ForgetOpening = z.infer<typeof ForgetOpening>

/** The operator's answer to the question whether they are sure. */
export const ForgetAnswer = z.strictObject({ yes: z.boolean() })

/** What was erased, to be written down before the name goes too. */
export const ForgetReport = z.strictObject({
  locale: Locale,
  zone: z.string(),
  certificates: z.array(Certificate).min(1),
  /** Of earlier times that were broken off after the erasing; whose they are nobody can tell any more. */
  unclaimed: z.array(Certificate),
  lookAt: z.array(Mention),
  /** Still in the roster. */
  stays: z.boolean(),
  /** For how many days a copy of the vault is kept; unknown where the vault has no backup that the bot knows of. */
  copiesForDays: z.int().optional(),
  vault: z.boolean(),
})
export type ForgetReport = z.infer<typeof ForgetReport>

/** The certificate lies where the operator can find it. */
export const ForgetWritten = z.strictObject({ written: z.literal(true) })

/** All of it is done. */
export const ForgetEnd = z.strictObject({ is: z.literal('done') })
