import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Context, ViewContext } from '../app/use-case.ts'
import type { AgreementId, StudentId } from '../kernel/ids.ts'
import { done, type Outcome, refuse } from '../kernel/outcome.ts'
import { schoolDay } from '../kernel/school-time.ts'
import { dayAsTyped, typedDay } from '../kernel/typed-day.ts'
import type { Looking } from '../ports.ts'
import { withoutBsn } from '../text/bsn.ts'
import type { Form } from '../view/view.ts'
import { agreementText } from './agreement.text.ts'
import { AgreementKind, Level, longestSentence, Sentence, type Terms } from './agreement.ts'

/** The terms of an agreement as somebody types them. */
export const TypedTerms = z.object({
  kind: AgreementKind,
  sentence: Sentence,
  level: Level,
  from: z.string().trim().min(1).max(40),
  until: z.string().trim().max(40).default(''),
  subjects: z.string().trim().max(200).default(''),
})
export type TypedTerms = z.infer<typeof TypedTerms>

const prefilled = z.string().transform(withoutBsn).optional().catch(undefined)

/** What a form may be opened with again: everything optional, for it is to be corrected. */
export const typedOf = z.object({
  kind: prefilled,
  sentence: prefilled,
  level: prefilled,
  from: prefilled,
  until: prefilled,
  subjects: prefilled,
})
type Prefill = { readonly [K in keyof z.infer<typeof typedOf>]: string }

/** What was typed, without what was not. */
export const prefillOf = (typed: z.infer<typeof typedOf>): Partial<Prefill> =>
  Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined))

/** A new agreement holds from today, and says what to do. */
export const emptyTerms = (today: Temporal.PlainDate): Partial<Prefill> => ({
  from: dayAsTyped(today),
  level: 'what-to-do',
})

/** The terms of an agreement as they were typed before. */
export const asTyped = (terms: Terms): Partial<Prefill> => ({
  kind: terms.kind,
  sentence: terms.sentence,
  level: terms.level,
  from: dayAsTyped(terms.validFrom),
  until: terms.validUntil ? dayAsTyped(terms.validUntil) : '',
  subjects: terms.subjects.join(', '),
})

/** Makes terms of what was typed; what cannot be is told at its field. */
export const termsOf = async (
  { tx, permit, now, arrival, locale }: Context<'agreement.propose' | 'agreement.write', Looking>,
  typed: TypedTerms,
): Promise<Outcome<Terms>> => {
  const words = agreementText[locale].remark
  const remarks: Record<string, string> = {}
  const from = typedDay(typed.from)
  const until = typed.until === '' ? undefined : typedDay(typed.until)
  if (!from) remarks.from = words.day
  if (typed.until !== '' && !until) remarks.until = words.day
  if (from && until && until.since(from).sign < 0) remarks.until = words.order
  const known = typed.subjects === '' ? [] : await tx.subjects()
  const subjects = typed.subjects
    .split(',')
    .map((subject) => subject.trim().toLowerCase())
    .filter(Boolean)
    .map((subject) => known.find((one) => one.toLowerCase() === subject))
  if (subjects.includes(undefined)) remarks.subjects = words.subjects(known.join(', '))
  if (!from || Object.keys(remarks).length > 0) return refuse({ why: 'invalid', remarks })
  return done({
    kind: typed.kind,
    level: typed.level,
    sentence: typed.sentence,
    subjects: [...new Set(subjects.flatMap((subject) => subject ?? []))],
    validFrom: from,
    validUntil: until,
    writtenBy: permit.actor,
    writtenOn: schoolDay(now, arrival.school.zone),
  })
}

/** The form behind proposing and changing. It carries the id its agreement has, so that it can make only one. */
export const agreementForm = (
  {
    student,
    agreement,
    version,
    typed,
    command,
  }: {
    readonly student: StudentId
    readonly agreement: AgreementId
    readonly version?: number
    readonly typed: Partial<Prefill>
    readonly command: 'agreement.propose' | 'agreement.change'
  },
  { locale }: ViewContext,
): Form => {
  const words = agreementText[locale]
  const value = (name: keyof Prefill, among?: readonly { readonly value: string }[]) => {
    const text = typed[name]
    return text && (!among || among.some((option) => option.value === text)) ? { value: text } : {}
  }
  const kinds = AgreementKind.options.map((kind) => ({ value: kind, label: words.kind[kind] }))
  const levels = Level.options.map((level) => ({ value: level, label: words.level[level] }))
  return {
    kind: 'form',
    title: command === 'agreement.propose' ? words.title.propose : words.title.change,
    intro: [],
    fields: [
      { kind: 'menu', name: 'kind', label: words.label.kind, options: kinds, ...value('kind', kinds) },
      {
        kind: 'lines',
        name: 'sentence',
        label: words.label.sentence,
        hint: words.hint.sentence,
        maxLength: longestSentence,
        ...value('sentence'),
      },
      { kind: 'one-of', name: 'level', label: words.label.level, options: levels, ...value('level', levels) },
      {
        kind: 'line',
        name: 'from',
        label: words.label.from,
        hint: words.hint.day,
        maxLength: 40,
        ...value('from'),
      },
      {
        kind: 'line',
        name: 'until',
        label: words.label.until,
        hint: words.hint.until,
        optional: true,
        maxLength: 40,
        ...value('until'),
      },
      {
        kind: 'line',
        name: 'subjects',
        label: words.label.subjects,
        hint: words.hint.subjects,
        optional: true,
        maxLength: 200,
        ...value('subjects'),
      },
    ],
    submit: {
      label: words.button.save,
      command,
      args: { student, agreement, ...(version === undefined ? {} : { version }) },
    },
  }
}
