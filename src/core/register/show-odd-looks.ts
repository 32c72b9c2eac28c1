import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { look, type ViewContext } from '../app/use-case.ts'
import { officeHoursOn } from '../kernel/office-hours.ts'
import { done } from '../kernel/outcome.ts'
import type { SchoolTime } from '../kernel/school-calendar.ts'
import { schoolDay } from '../kernel/school-time.ts'
import type { Locale } from '../text/locale.ts'
import type { Block, Item } from '../view/block.ts'
import type { Args } from '../view/button.ts'
import { registerText } from './register.text.ts'
import { beyond, type InDay, type OddLooks, type OddPeriod, oddDays, type Watched } from './register.ts'
import { type Watching, whoIsWatched } from './watched.ts'

/** So many of each are shown; who does worse than that shows up after the first ones were spoken to. */
const most = 8

/** The past days, with when the office was open on them. */
export const periodOf = (choices: SchoolTime, now: Temporal.Instant): OddPeriod => {
  const today = schoolDay(now, choices.zone)
  const days = Array.from({ length: oddDays + 1 }, (_, ago) => today.subtract({ days: ago }))
  return {
    since: today.subtract({ days: oddDays }).toZonedDateTime(choices.zone).toInstant(),
    zone: choices.zone,
    open: days.flatMap((day) => officeHoursOn(choices, day) ?? []),
  }
}

const dayInWords = (day: Temporal.PlainDate, locale: Locale): string =>
  day.toLocaleString(locale === 'nl' ? 'nl-NL' : 'en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  })

const oddBody = (
  { many, refused, outsideHours, watched, all }: OddLooks & Watching,
  { locale }: ViewContext,
): Block[] => {
  const { odd: words, button } = registerText[locale]
  const open = (args: Args) => ({ label: button.show, command: 'register.show', args })
  const inDay = ({ who, day, count }: InDay): Item => ({
    title: who.name,
    detail: `${dayInWords(day, locale)} · ${words.times(count)}`,
    open: open({ colleague: who.id }),
  })
  const part = (heading: string, items: readonly Item[]): Block[] =>
    items.length === 0
      ? []
      : [
          { kind: 'heading', text: heading },
          { kind: 'list', items: items.slice(0, most) },
          ...(items.length > most
            ? [{ kind: 'hint', text: words.further(items.length - most) } as const]
            : []),
        ]
  const pupil = ({ student, name }: Watched, detail: string): Item => {
    if (name === undefined) return { title: words.gone, detail }
    const open = { label: button.show, command: 'register.student', args: { student } }
    return { title: name, detail, open }
  }
  const [byMany, byOthers] = [
    watched.filter(({ colleagues }) => colleagues > beyond.colleagues),
    watched.filter(({ refused }) => refused > beyond.others),
  ]
  return [
    ...part(words.many, many.map(inDay)),
    ...part(
      words.outsideHours,
      outsideHours.map(({ who, count }) => ({
        title: who.name,
        detail: words.times(count),
        open: open({ colleague: who.id }),
      })),
    ),
    ...part(
      words.byMany,
      byMany.map((one) => pupil(one, words.colleagues(one.colleagues))),
    ),
    ...part(
      words.byOthers,
      byOthers.map((one) => pupil(one, words.colleagues(one.refused))),
    ),
    ...part(words.refused, refused.map(inDay)),
    ...(all ? [] : [{ kind: 'hint', text: words.notAll } as const]),
  ]
}

/** The privacy officer sees what stands out among the looks of the past days. */
export const showOddLooks = look({
  command: 'register.odd',
  action: 'register.odd',
  opens: 'panel',
  input: z.object({}),
  find: async (search) => ({ subject: { kind: 'none' }, found: await whoIsWatched(search) }),
  run: async ({ tx, permit, now }, _, watching) =>
    done({ ...(await tx.oddLooks(permit, periodOf(await tx.schoolChoices(), now))), ...watching }),
  view(odd, context) {
    const words = registerText[context.locale]
    const body = oddBody(odd, context)
    return {
      kind: 'panel',
      title: words.title.odd,
      body:
        body.length === 0
          ? [{ kind: 'text', text: words.odd.nothing }]
          : [{ kind: 'hint', text: words.odd.intro }, ...body],
      buttons: [{ label: words.button.register, command: 'register.show', args: {} }],
    }
  },
})
