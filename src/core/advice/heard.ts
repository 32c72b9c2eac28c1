import type { Temporal } from 'temporal-polyfill'
import type { ViewContext } from '../app/use-case.ts'
import { nextAtWork } from '../kernel/next-at-work.ts'
import { isAtWork } from '../kernel/office-hours.ts'
import { momentInWords } from '../kernel/school-time.ts'
import type { Fixed } from '../text/fixed.ts'
import type { Block } from '../view/block.ts'
import { adviceText } from './advice.text.ts'
import type { KnockDue } from './knocks-due.ts'
import type { Watch } from './route-advice.ts'

/** Who hears of a request that was just put to the team. */
export type Heard =
  | { readonly by: 'team' | 'coordinator' }
  /** About safety, so they are knocked all the same. */
  | { readonly by: 'team-away' }
  | { readonly by: 'team-later'; readonly from: Temporal.Instant }
  | { readonly by: 'nobody' }

/** Who hears of a request, from the knocks that are due and who is at work. */
export const heardBy = (due: readonly KnockDue[], { team, choices }: Watch, now: Temporal.Instant): Heard => {
  const reachable = team.filter((member) => member.reachable)
  if (due.length === 0) {
    const [from] = reachable
      .flatMap((member) => nextAtWork(choices, member, now) ?? [])
      .toSorted((one, other) => one.epochMilliseconds - other.epochMilliseconds)
    return from ? { by: 'team-later', from } : { by: 'nobody' }
  }
  if (!reachable.some((member) => isAtWork(choices, member, now))) return { by: 'team-away' }
  return { by: due.some(({ kind }) => kind === 'advice.unmanned') ? 'coordinator' : 'team' }
}

/** What the asker reads about that in a panel. */
export const heardBlock = (heard: Heard, { locale, arrival }: ViewContext): Block => {
  const words = adviceText[locale]
  const { emergencyPhone, zone } = arrival.school
  switch (heard.by) {
    case 'team':
      return { kind: 'text', text: words.received }
    case 'coordinator':
      return { kind: 'warning', text: words.unmanned(emergencyPhone) }
    case 'team-away':
      return { kind: 'warning', text: words.teamAway(emergencyPhone) }
    case 'team-later':
      return { kind: 'text', text: words.teamLater(momentInWords(heard.from, zone, locale), emergencyPhone) }
    case 'nobody':
      return { kind: 'warning', text: words.nobody(emergencyPhone) }
  }
}

/** What the asker reads about that in the conversation. */
export const heardLine = (heard: Heard, { locale, arrival }: ViewContext): Fixed => {
  const words = adviceText[locale]
  switch (heard.by) {
    case 'team':
    case 'team-away':
      return words.draft.sent
    case 'coordinator':
      return words.unmannedNote
    case 'team-later':
      return words.teamLaterNote(heard.from, arrival.school.zone)
    case 'nobody':
      return words.nobodyNote
  }
}
