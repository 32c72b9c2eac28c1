import { z } from 'zod'
import { appText } from '../app/app.text.ts'
import { look, type ViewContext } from '../app/use-case.ts'
import { done } from '../kernel/outcome.ts'
import { dayInWords, schoolDay } from '../kernel/school-time.ts'
import type { Fact, Item } from '../view/block.ts'
import type { Platform } from './account.ts'
import type { Reach, Reachability } from './accounts-store.ts'
import { peopleText } from './people.text.ts'

/** How many people a page shows. */
const pageSize = 15

const PageNumber = z.coerce.number().int().min(0).max(1000).catch(0).default(0)

/** The account of somebody on a platform that says most about reaching them there. */
const reachOn = (person: Reachability, platform: Platform): Reach | undefined => {
  const there = person.accounts.filter((account) => account.platform === platform)
  return there.find(({ open }) => open) ?? there[0]
}

const isReachedOn = (person: Reachability, platform: Platform): boolean =>
  reachOn(person, platform)?.open === true

const standing = (reach: Reach | undefined, { locale, arrival }: ViewContext): string => {
  const words = peopleText[locale].standing
  if (!reach) return words.unlinked
  if (!reach.open) return words.notInstalled
  return reach.seenAt
    ? words.seen(dayInWords(schoolDay(reach.seenAt, arrival.school.zone), locale))
    : words.unseen
}

const counted = (
  people: readonly Reachability[],
  platforms: readonly Platform[],
  { locale }: ViewContext,
): readonly Fact[] => {
  const words = peopleText[locale]
  const all = people.length
  const on = (platform: Platform): number => people.filter((person) => isReachedOn(person, platform)).length
  const anywhere = people.filter((person) => platforms.some((one) => isReachedOn(person, one))).length
  const both = people.filter((person) => platforms.every((one) => isReachedOn(person, one))).length
  return [
    { label: words.label.anywhere, value: words.count(anywhere, all) },
    ...(platforms.length > 1
      ? [
          ...platforms.map((one) => ({ label: words.platform[one], value: String(on(one)) })),
          { label: words.label.both, value: String(both) },
        ]
      : []),
    { label: words.label.nowhere, value: String(all - anywhere) },
  ]
}

/** Who can be reached where, and what stands in the way; for the admin, who can hand out codes. */
export const showReachable = look({
  command: 'people.reachable',
  action: 'people.reachable',
  opens: 'panel',
  input: z.object({ page: PageNumber }),
  run: async ({ tx, permit }, { page }) => done({ ...(await tx.reachability(permit)), page }),
  view({ people, platforms, page }, context) {
    const words = peopleText[context.locale]
    const isReached = (person: Reachability): boolean => platforms.some((one) => isReachedOn(person, one))
    const inOrder = [
      ...people.filter((person) => !isReached(person)),
      ...people.filter((person) => isReached(person)),
    ]
    const from = page * pageSize
    const shown = inOrder.slice(from, from + pageSize)
    const items = shown.map((person): Item => {
      const detail = platforms
        .map((one) => `${words.platform[one]}: ${standing(reachOn(person, one), context)}`)
        .join(' · ')
      const isLinked = platforms.every((one) => reachOn(person, one))
      const open = { label: words.button.code, command: 'account.code', args: { person: person.id } }
      return { title: person.name, detail, ...(isLinked ? {} : { open }) }
    })
    const to = from + shown.length
    const next = {
      label: appText[context.locale].more,
      command: 'people.reachable',
      args: { page: page + 1 },
    }
    return {
      kind: 'panel',
      title: words.title.reachable,
      body: [
        { kind: 'facts', facts: counted(people, platforms, context) },
        { kind: 'hint', text: words.whenRead },
        { kind: 'list', items },
        { kind: 'hint', text: words.page(Math.min(from + 1, to), to, people.length) },
      ],
      buttons: to < people.length && shown.length > 0 ? [next] : [],
    }
  },
})
