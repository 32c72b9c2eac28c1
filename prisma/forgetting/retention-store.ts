import type { RetentionStore } from '../../src/core/retention/retention-store.ts'
import type { PrismaClient } from '../generated/client.ts'
import { dateOf } from '../stores/access.store.ts'
import type { PrismaTx } from '../stores/transaction.ts'

/** What counts as over: nobody has to do anything about it any more. */
const over = ['answered', 'closed', 'withdrawn']

/** Ends what is past its term in PostgreSQL, embedded or not. */
export const openRetentionStore = (client: PrismaClient): RetentionStore => {
  const inSchool = <T>(school: string, work: (tx: PrismaTx) => Promise<T>): Promise<T> =>
    client.$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.school', ${school}, true)`
      return work(tx)
    })
  return {
    // What hangs on a request, its turns and its knocks, goes with it.
    endRequests: (school, { requestsOver, requestsStuck }, atMost) =>
      inSchool(
        school,
        (tx) => tx.$executeRaw`
          delete from advice_request where school_id = ${school}::uuid and id in (
            select id from advice_request where school_id = ${school}::uuid
              and changed_at < case when status = any (${over}::text[])
                then ${dateOf(requestsOver)}::timestamptz else ${dateOf(requestsStuck)}::timestamptz end
            limit ${atMost}
          )`,
      ),
    endDrafts: (school, { drafts }, atMost) =>
      inSchool(
        school,
        (tx) => tx.$executeRaw`
          delete from draft where school_id = ${school}::uuid and id in (
            select id from draft where school_id = ${school}::uuid and updated_at < ${dateOf(drafts)}::timestamptz
            limit ${atMost}
          )`,
      ),
    dropPseudonyms: async (school, before) => {
      await inSchool(school, (tx) =>
        tx.forgotten.updateMany({
          where: { schoolId: school, pseudonym: { not: null }, at: { lt: dateOf(before) } },
          data: { pseudonym: null },
        }),
      )
    },
    keepEnded: async (school, at, ended) => {
      const data = { at: dateOf(at), ended }
      await inSchool(school, (tx) =>
        tx.termsEnded.upsert({
          where: { schoolId: school },
          create: { schoolId: school, ...data },
          update: data,
        }),
      )
    },
  }
}
