import { PersonId } from '../../src/core/kernel/ids.ts'
import { type Colleague, type PeopleStore, Role } from '../../src/core/people/person.ts'
import type { ColleagueName } from '../../src/core/text/fixed.ts'
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

/** People of the school of this transaction. */
export const peopleStore = (tx: PrismaTx): PeopleStore => ({
  team: async () => {
    const people = await tx.person.findMany({
      where: { leftAt: null, roles: { some: { role: { in: ['support-worker', 'coordinator'] } } } },
      select: {
        ...colleagueColumns,
        roles: { select: { role: true } },
        accounts: { where: { cutAt: null }, select: { reachable: true } },
      },
      orderBy: [{ familyName: 'asc' }, { givenName: 'asc' }],
    })
    return people.map((person) => ({
      ...colleagueOf(person),
      roles: [...new Set(person.roles.map(({ role }) => Role.parse(role)))],
      reachable: person.accounts.some((account) => account.reachable),
    }))
  },
  chooseLanguage: async (permit, locale) => {
    await tx.person.update({ where: { id: permit.actor }, data: { locale } })
  },
})
