import { AccountId, type NewId, PersonId } from '../../src/core/kernel/ids.ts'
import { type Account, Platform } from '../../src/core/people/account.ts'
import type { AccountsStore } from '../../src/core/people/accounts-store.ts'
import { dateOf, instantOf } from './access.store.ts'
import { addressAt } from './address.ts'
import { sealOf } from './code-seal.ts'
import { colleagueColumns, colleagueOf } from './people.store.ts'
import type { PrismaTx } from './transaction.ts'

const rowsOf = ({ platform, workspace, user }: Account) => ({ platform, workspace, externalUser: user })

/** Accounts, and the codes with which they become somebody's, of one school. */
export const accountsStore = (
  tx: PrismaTx,
  { school, newId }: { readonly school: string; readonly newId: NewId },
): AccountsStore => ({
  claims: async (account, emails) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('link:' || ${school}, 0))`
    const held = await tx.account.findMany({
      where: rowsOf(account),
      select: { personId: true, cutAt: true, person: { select: { leftAt: true } } },
    })
    const named = await tx.person.findMany({
      where: { leftAt: null, email: { in: [...emails] } },
      select: { id: true },
    })
    const owner = held.find(({ cutAt, person }) => !cutAt && !person.leftAt)
    return {
      owner: owner && PersonId.parse(owner.personId),
      holders: held.map(({ personId }) => PersonId.parse(personId)),
      named: named.map(({ id }) => PersonId.parse(id)),
    }
  },
  linkAccount: async ({ actor }, account, { id, at, by, vouchedBy }) => {
    const account_ = rowsOf(account)
    const now = dateOf(at)
    const linked = { linkedAt: now, linkedBy: by, vouchedBy: vouchedBy ?? null, seenAt: now, checkedAt: now }
    await tx.account.updateMany({
      where: { ...account_, cutAt: null, personId: { not: actor } },
      data: { cutAt: now },
    })
    const { count } = await tx.account.updateMany({
      where: { ...account_, personId: actor },
      data: { ...linked, cutAt: null },
    })
    if (count > 0) return
    // Slack delivers to any member; Teams only where the app was installed.
    const reachable = account.platform === 'slack'
    await tx.account.create({
      data: { ...account_, ...linked, id, schoolId: school, personId: actor, reachable },
    })
  },
  keepCode: async ({ actor }, { person, code, until }) => {
    const found = await tx.person.findFirst({
      where: { id: person, leftAt: null },
      select: colleagueColumns,
    })
    if (!found) return undefined
    const kept = { seal: await sealOf(school, code), vouchedBy: actor, until: dateOf(until) }
    await tx.linkCode.upsert({
      where: { schoolId_personId: { schoolId: school, personId: person } },
      create: { schoolId: school, personId: person, ...kept },
      update: kept,
    })
    return colleagueOf(found)
  },
  takeCode: async (code, at) => {
    await tx.linkCode.deleteMany({ where: { until: { lte: dateOf(at) } } })
    const seal = await sealOf(school, code)
    const kept = await tx.linkCode.findFirst({ where: { seal } })
    // Whoever takes it away has it; a newer code of the same person stays.
    const { count } = await tx.linkCode.deleteMany({ where: { seal } })
    if (!kept || count === 0) return undefined
    return { person: PersonId.parse(kept.personId), vouchedBy: PersonId.parse(kept.vouchedBy) }
  },
  countTry: async (account, most, at) => {
    const anHourAgo = dateOf(at.subtract({ hours: 1 }))
    await tx.linkTry.deleteMany({ where: { at: { lte: anHourAgo } } })
    const tries = await tx.linkTry.findMany({
      select: { platform: true, workspace: true, externalUser: true },
    })
    const own = tries.filter(
      ({ platform, workspace, externalUser }) =>
        platform === account.platform && workspace === account.workspace && externalUser === account.user,
    )
    if (own.length >= most.account || tries.length >= most.school) return false
    await tx.linkTry.create({
      data: { ...rowsOf(account), id: newId(), schoolId: school, at: dateOf(at) },
    })
    return true
  },
  takeEvent: async (event, at) => {
    const { count } = await tx.inbound.createMany({
      data: { schoolId: school, event, takenAt: dateOf(at) },
      skipDuplicates: true,
    })
    return count === 1
  },
  reachability: async () => {
    const people = await tx.person.findMany({
      where: { leftAt: null },
      select: {
        ...colleagueColumns,
        accounts: { where: { cutAt: null }, select: { platform: true, reachable: true, seenAt: true } },
      },
      orderBy: [{ familyName: 'asc' }, { givenName: 'asc' }, { id: 'asc' }],
    })
    const workspaces = await tx.workspace.findMany({
      where: { schoolId: school },
      distinct: ['platform'],
      select: { platform: true },
      orderBy: { platform: 'asc' },
    })
    return {
      people: people.map(({ accounts, ...person }) => ({
        ...colleagueOf(person),
        accounts: accounts.map(({ platform, reachable, seenAt }) => ({
          platform: Platform.parse(platform),
          open: reachable,
          seenAt: seenAt ? instantOf(seenAt) : undefined,
        })),
      })),
      platforms: workspaces.map(({ platform }) => Platform.parse(platform)),
    }
  },
  accountsToCheck: async (most) => {
    const open = await tx.account.findMany({
      where: { cutAt: null, person: { leftAt: null } },
      orderBy: [{ checkedAt: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
      take: most,
    })
    return open.map((row) => ({ ...addressAt(row), account: AccountId.parse(row.id) }))
  },
  accountChecked: async (id, { isCut, at }) => {
    await tx.account.updateMany({
      where: { id, cutAt: null },
      data: { checkedAt: dateOf(at), ...(isCut ? { cutAt: dateOf(at) } : {}) },
    })
  },
})
