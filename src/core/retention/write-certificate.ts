import { Temporal } from 'temporal-polyfill'
import { dateInWords, schoolDay } from '../kernel/school-time.ts'
import { certificateText } from './certificate.text.ts'
import { type Certificate, erasable, type Mention } from './certificate.ts'
import type { ForgetReport } from './forget-talk.ts'

/** What one certificate counts. */
export const countsInWords = (
  { id, at, erased }: Certificate,
  { locale, zone }: Pick<ForgetReport, 'locale' | 'zone'>,
): readonly string[] => {
  const words = certificateText[locale]
  const counted = erasable.flatMap((kind) =>
    erased[kind] ? [`  ${String(erased[kind]).padStart(5)}  ${words.erased[kind]}`] : [],
  )
  const day = dateInWords(schoolDay(Temporal.Instant.from(at), zone), locale)
  return [
    '',
    words.number(id),
    words.erasedOn(day),
    ...(counted.length > 0 ? counted : [`         ${words.nothing}`]),
  ]
}

/** A certificate as it is printed and filed. It is in two parts: the second is to be thrown away. */
export const certificateInWords = (report: ForgetReport): readonly string[] => {
  const { locale, zone, certificates, lookAt, stays, copiesForDays, vault } = report
  const words = certificateText[locale]
  const dayOf = (at: string): Temporal.PlainDate => schoolDay(Temporal.Instant.from(at), zone)
  const inWords = (day: Temporal.PlainDate): string => dateInWords(day, locale)
  const last = certificates.at(-1)
  const copiesUntil = last && copiesForDays && inWords(dayOf(last.at).add({ days: copiesForDays }))
  const lineOf = ({ kind, id, on, by, sure }: Mention): string => {
    const where = [
      `${words.kinds[kind]} ${id}`,
      ...(on ? [`${words.of} ${inWords(Temporal.PlainDate.from(on))}`] : []),
      ...(by ? [`${words.by} ${words.roles[by]}`] : []),
    ]
    return `  - ${where.join(' ')}: ${sure ? words.sure : words.maybe}`
  }
  return [
    words.title,
    '',
    words.about,
    ...certificates.flatMap((one) => countsInWords(one, report)),
    '',
    ...(vault ? [words.key] : [words.noKey]),
    ...(vault
      ? [copiesUntil && copiesForDays ? words.copies(copiesForDays, copiesUntil) : words.copiesUnknown]
      : []),
    words.backups,
    stays ? words.stays : words.left,
    words.register,
    '',
    '-----',
    '',
    ...(lookAt.length > 0 ? [words.lookAt, ...lookAt.map(lineOf), words.lookAtAfter] : [words.lookAtNothing]),
  ]
}
