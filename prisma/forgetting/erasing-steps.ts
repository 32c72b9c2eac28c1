import type { Erasable } from '../../src/core/retention/certificate.ts'
import type { Erasing } from '../../src/core/retention/forgetting-store.ts'
import { Prisma } from '../generated/client.ts'
import type { PrismaTx } from '../stores/transaction.ts'

const { sql } = Prisma
type Sql = Prisma.Sql

/** What one step erases of a pupil in the transaction of the forgetting; it gives how many rows. */
type Step = (tx: PrismaTx, school: string, erasing: Erasing) => Promise<number>

/** Removes rows that hang on the pupil's pseudonym; without a locker there are none to be found. */
const underPseudonym =
  (rows: (pseudonym: Sql) => Sql): Step =>
  async (tx, _, { locker }) =>
    locker ? tx.$executeRaw`delete from ${rows(sql`${locker.pseudonym}::uuid`)}` : 0

const agreementsOf = (pseudonym: Sql): Sql => sql`(select id from agreement where pseudonym = ${pseudonym})`

/** Removes rows that belong to the requests about the pupil. */
const ofRequests =
  (rows: (requests: Sql) => Sql): Step =>
  (tx, school, { student }) =>
    tx.$executeRaw`delete from ${rows(
      sql`(select id from advice_request where school_id = ${school}::uuid and student_id = ${student}::uuid)`,
    )}`

/** The queue's own tables know no school, and are not there before a bot has run. Their jobs name deliveries. */
const jobs: Step = async (tx, school, { student }) => {
  const [found] = await tx.$queryRaw<
    [{ there: boolean }]
  >`select to_regclass('pgboss.job') is not null as there`
  if (!found.there) return 0
  return tx.$executeRaw`
    delete from pgboss.job where data->>'delivery' in (
      select d.id::text from delivery d join advice_request a on a.school_id = d.school_id and a.id = d.advice_id
      where a.school_id = ${school}::uuid and a.student_id = ${student}::uuid
    )`
}

/**
 * Everything that is erased of a pupil, in the order in which rows lean on each other. The access register is not among
 * it: its lines stay, without whom they were about.
 */
export const erasingSteps: readonly (readonly [Erasable, Step])[] = [
  ['marks', underPseudonym((its) => sql`agreement_mark where agreement_id in ${agreementsOf(its)}`)],
  ['versions', underPseudonym((its) => sql`agreement_version where agreement_id in ${agreementsOf(its)}`)],
  ['agreements', underPseudonym((its) => sql`agreement where pseudonym = ${its}`)],
  [
    'workers',
    underPseudonym(
      (its) =>
        sql`trajectory_worker where trajectory_id in (select id from trajectory where pseudonym = ${its})`,
    ),
  ],
  ['trajectories', underPseudonym((its) => sql`trajectory where pseudonym = ${its}`)],
  ['emergencies', underPseudonym((its) => sql`emergency where pseudonym = ${its}`)],
  ['jobs', jobs],
  ['knocks', ofRequests((requests) => sql`delivery where advice_id in ${requests}`)],
  ['turns', ofRequests((requests) => sql`advice_turn where advice_id in ${requests}`)],
  ['requests', ofRequests((requests) => sql`advice_request where id in ${requests}`)],
  [
    'drafts',
    async (tx, schoolId, { drafts }) =>
      (await tx.draft.deleteMany({ where: { schoolId, id: { in: [...drafts] } } })).count,
  ],
  // Locked with the spare locker: whose names they are is not looked up, and they would be gone in minutes.
  // Locked under keys that stand in addresses alone, so these are everybody's as well.
  ['letters', async (tx, schoolId) => (await tx.slip.deleteMany({ where: { schoolId } })).count],
  ['asked', async (tx, schoolId) => (await tx.asked.deleteMany({ where: { schoolId } })).count],
]
