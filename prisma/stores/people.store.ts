import { PersonId } from '../../src/core/kernel/ids.ts'
import type { WorkingTime } from '../../src/core/kernel/office-hours.ts'
import { Weekday } from '../../src/core/kernel/weekday.ts'
import { type Colleague, type PeopleStore, Role } from '../../src/core/people/person.ts'
import type { ColleagueName } from '../../src/core/text/fixed.ts'
import { dayOf } from './day.ts'
import type { PrismaTx } from './transaction.ts'

/** A person's name as colleagues know it; the roster is where a `ColleagueName` comes from. */
export const colleagueName = (person: {
  readonly givenName: string
  readonly familyName: string
}): ColleagueName => `${person.givenName} ${person.familyName}` as ColleagueName

/** A row as a colleague. */
export const colleagueOf = (person: {
  readonly id: string
  readonly givenName: string
  readonly familyName: string
}): Colleague => ({ id: PersonId.parse(person.id), name: colleagueName(person) })

/** The columns that a colleague is made of. */
export const colleagueColumns = { id: true, givenName: true, familyName: true } as const

/** The weekdays of a row; an empty list is that nothing was said. */
export const workingDaysOf = (days: readonly string[]): readonly Weekday[] | undefined =>
  days.length === 0 ? undefined : days.map((day) => Weekday.parse(day))

/** The columns by which it is known when somebody works. */
export const workingTimeColumns = {
  workingDays: true,
  absences: { select: { fromDay: true, untilDay: true } },
} as const

/** When somebody works, from those columns. */
export const workingTimeOf = (person: {
  readonly workingDays: readonly string[]
  readonly absences: readonly { readonly fromDay: Date; readonly untilDay: Date }[]
}): WorkingTime => ({
  workingDays: workingDaysOf(person.workingDays),
  absences: person.absences.map(({ fromDay, untilDay }) => ({
    from: dayOf(fromDay),
    until: dayOf(untilDay),
  })),
})

/** People of the school of this transaction. */
export const peopleStore = (tx: PrismaTx): PeopleStore => ({
  team: async () => {
    const people = await tx.person.findMany({
      where: { leftAt: null, roles: { some: { role: { in: ['support-worker', 'coordinator'] } } } },
      select: {
        ...colleagueColumns,
        roles: { select: { role: true } },
        ...workingTimeColumns,
        accounts: { where: { cutAt: null }, select: { reachable: true } },
      },
      orderBy: [{ familyName: 'asc' }, { givenName: 'asc' }],
    })
    return people.map((person) => ({
      ...colleagueOf(person),
      roles: [...new Set(person.roles.map(({ role }) => Role.parse(role)))],
      reachable: person.accounts.some((account) => account.reachable),
      ...workingTimeOf(person),
    }))
  },
  chooseLanguage: async (permit, locale) => {
    await tx.person.update({ where: { id: permit.actor }, data: { locale } })
  },
  workingDays: async ({ actor }) => {
    const person = await tx.person.findUniqueOrThrow({ where: { id: actor }, select: { workingDays: true } })
    return workingDaysOf(person.workingDays)
  },
  chooseWorkingDays: async ({ actor }, days) => {
    await tx.person.update({ where: { id: actor }, data: { workingDays: [...days] } })
  },
})
