import type { z } from 'zod'
import type { Remarks } from '../kernel/outcome.ts'
import type { Locale } from '../text/locale.ts'
import { appText } from './app.text.ts'

/** What is wrong with one answer of a form, as a rule and not as words. */
export type Issue = {
  readonly field: string
  readonly wrong:
    | { readonly is: 'missing' | 'bsn' | 'other' }
    | { readonly is: 'too-short' | 'too-long'; readonly limit: number }
}

/** The code a schema gives to an answer that holds a citizen service number. */
export const bsnCode = 'holds-bsn'

/** Turns what zod found into the rules of this project, without the value that was found wanting. */
export const issueOf = (issue: z.core.$ZodIssue): Issue => {
  const field = String(issue.path[0] ?? '')
  if (issue.code === 'too_small') return { field, wrong: { is: 'too-short', limit: Number(issue.minimum) } }
  if (issue.code === 'too_big') return { field, wrong: { is: 'too-long', limit: Number(issue.maximum) } }
  if (issue.code === 'custom' && issue.params?.remark === bsnCode) return { field, wrong: { is: 'bsn' } }
  if (issue.code === 'invalid_type' || issue.code === 'invalid_value')
    return { field, wrong: { is: 'missing' } }
  return { field, wrong: { is: 'other' } }
}

/** Remarks per field in someone's own language; the first issue of a field counts. */
export const remarksOn = (issues: readonly Issue[], locale: Locale): Remarks => {
  const words = appText[locale].remark
  const remarks: Record<string, string> = {}
  for (const { field, wrong } of issues) {
    remarks[field] ??= (() => {
      switch (wrong.is) {
        case 'missing':
          return words.missing
        case 'bsn':
          return words.bsn
        case 'too-short':
          return words.tooShort(wrong.limit)
        case 'too-long':
          return words.tooLong(wrong.limit)
        case 'other':
          return words.wrong
      }
    })()
  }
  return remarks
}
