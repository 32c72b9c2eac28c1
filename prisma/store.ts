import { z } from 'zod'
import type { PermitQuestion } from '../src/core/access/permit.ts'
import { type NewId, PersonId, SchoolId, StudentId } from '../src/core/kernel/ids.ts'
import { Role } from '../src/core/people/person.ts'
import type { Store, Tx } from '../src/core/ports.ts'
import type { SchoolPhone } from '../src/core/text/fixed.ts'
import { Locale } from '../src/core/text/locale.ts'
import { type Ask, askPrisma } from './ask.ts'
import type { PrismaClient } from './generated/client.ts'
import { absenceStore } from './stores/absence.store.ts'
import { accessStore, dateOf } from './stores/access.store.ts'
import { accountsStore } from './stores/accounts.store.ts'
import { conversationOf } from './stores/address.ts'
import { adviceStore } from './stores/advice.store.ts'
import { agreementStore } from './stores/agreement.store.ts'
import { choicesStore } from './stores/choices.store.ts'
import { circleStore } from './stores/circle.store.ts'
import { draftStore } from './stores/draft.store.ts'
import { glanceStore } from './stores/glance.store.ts'
import { ledgerStore } from './stores/ledger.store.ts'
import { lessonStore } from './stores/lesson.store.ts'
import { colleagueOf, peopleStore } from './stores/people.store.ts'
import { registerStore } from './stores/register.store.ts'
import { schoolsIn } from './stores/schools.ts'
import { searchStore } from './stores/search.store.ts'
import { slipStore } from './stores/slip.store.ts'
import { studentsStore } from './stores/students.store.ts'
import { trajectoryStore } from './stores/trajectory.store.ts'
import type { Enqueue, PrismaTx } from './stores/transaction.ts'
import { waitingStore } from './stores/waiting.store.ts'
import { watchedStore } from './stores/watched.store.ts'

const Taken = z.tuple([z.object({ take: z.boolean() })])

const Arrived = z.array(
  z.object({
    arrived: z.object({
      school_id: SchoolId,
      zone: z.string(),
      school_locale: Locale,
      emergency_phone: z.string().transform((phone) => phone as SchoolPhone),
      topics: z.array(z.string()),
      roster: z.string(),
      person_id: PersonId,
      given_name: z.string(),
      family_name: z.string(),
      own_locale: Locale.nullable(),
      roles: z.array(Role),
      service_url: z.string().nullable(),
      conversation: z.string().nullable(),
      bot: z.string().nullable(),
    }),
  }),
)

const txOf = (tx: PrismaTx, given: { school: SchoolId; newId: NewId; enqueue: Enqueue }): Tx => {
  const access = accessStore(tx)
  const asked: PermitQuestion[] = []
  return {
    permit: (question) => {
      asked.push(question)
      return access.permit(question)
    },
    ...choicesStore(tx, given.school),
    ...peopleStore(tx),
    ...absenceStore(tx),
    ...accountsStore(tx, given),
    ...studentsStore(tx),
    ...lessonStore(tx),
    ...draftStore(tx),
    ...adviceStore(tx),
    ...waitingStore(tx),
    ...trajectoryStore(tx),
    ...agreementStore(tx),
    ...circleStore(tx, given.newId),
    ...slipStore(tx),
    ...registerStore(tx, given.school),
    ...ledgerStore(tx, given),
    attempt: async (deed) => {
      await tx.$executeRaw`savepoint deed`
      asked.length = 0
      const outcome = await deed()
      if (!outcome.ok) {
        await tx.$executeRaw`rollback to savepoint deed`
        // What was asked inside the deed was asked, whatever became of the deed: it stands in the register again.
        for (const question of [...asked]) await access.permit(question)
      }
      return outcome
    },
  }
}

const setSchool = (tx: PrismaTx, school: SchoolId): Promise<unknown> =>
  tx.$executeRaw`select set_config('app.school', ${school}, true)`

/** Keeps everything in PostgreSQL, embedded or not. */
export const openStore = (
  client: PrismaClient,
  {
    newId,
    enqueue,
    ask = askPrisma(client),
  }: { readonly newId: NewId; readonly enqueue: Enqueue; readonly ask?: Ask },
): Store => ({
  ...searchStore(client, ask),
  ...watchedStore(client),
  arrive: async ({ platform, workspace, user }, at) => {
    const [found] = Arrived.parse(
      await ask('select to_jsonb(a) as arrived from arrive($1, $2, $3, $4::timestamptz) a', [
        platform,
        workspace,
        user,
        dateOf(at),
      ]),
    )
    if (!found) return undefined
    const { arrived: row } = found
    return {
      arrival: {
        school: {
          id: row.school_id,
          zone: row.zone,
          locale: row.school_locale,
          emergencyPhone: row.emergency_phone,
          topics: row.topics,
          roster: row.roster,
        },
        actor: colleagueOf({ id: row.person_id, givenName: row.given_name, familyName: row.family_name }),
        roles: row.roles,
        ownLocale: row.own_locale ?? undefined,
      },
      address: {
        platform,
        workspace,
        user,
        conversation: conversationOf({ ...row, serviceUrl: row.service_url }),
      },
    }
  },
  schoolOf: async ({ platform, workspace: id }) => {
    const workspace = await client.workspace.findUnique({ where: { platform_id: { platform, id } } })
    return workspace ? SchoolId.parse(workspace.schoolId) : undefined
  },
  take: async ({ platform, workspace }, event, at) => {
    const rows =
      await client.$queryRaw`select take(${platform}, ${workspace}, ${event}, ${dateOf(at)}::timestamptz)`
    return Taken.parse(rows)[0].take
  },
  keepConversation: async (school, { platform, workspace, user }, conversation) => {
    await client.$transaction(async (tx) => {
      await setSchool(tx, school)
      await tx.account.updateMany({
        where: { platform, workspace, externalUser: user, cutAt: null },
        data: {
          reachable: conversation !== undefined,
          serviceUrl: conversation?.serviceUrl ?? null,
          conversation: conversation?.conversation ?? null,
          bot: conversation?.bot ?? null,
        },
      })
    })
  },
  schools: () => schoolsIn(client),
  bindVault: (school, vault) =>
    client.$transaction(async (tx) => {
      await setSchool(tx, school)
      await tx.school.updateMany({ where: { id: school, vaultId: null }, data: { vaultId: vault } })
      return (await tx.school.count({ where: { id: school, vaultId: vault } })) === 1
    }),
  pupils: (school) =>
    client.$transaction(async (tx) => {
      await setSchool(tx, school)
      const students = await tx.student.findMany({ where: { leftAt: null }, select: { id: true } })
      return students.map(({ id }) => StudentId.parse(id))
    }),
  forgetAsked: async (school, at) => {
    await client.$transaction(async (tx) => {
      await setSchool(tx, school)
      await tx.asked.deleteMany({ where: { until: { lte: dateOf(at) } } })
    })
  },
  forgetEvents: async (school, before) => {
    await client.$transaction(async (tx) => {
      await setSchool(tx, school)
      await tx.inbound.deleteMany({ where: { takenAt: { lt: dateOf(before) } } })
    })
  },
  glance: (on, work) => work(glanceStore(ask, on)),
  transaction: (school, work) => client.$transaction((tx) => work(txOf(tx, { school, newId, enqueue }))),
  unattended: (school, work) =>
    client.$transaction(async (tx) => {
      await setSchool(tx, school)
      return work(txOf(tx, { school, newId, enqueue }))
    }),
})
