import { setImmediate as breathe } from 'node:timers/promises'
import { z } from 'zod'
import { type NewId, SchoolId } from '../../src/core/kernel/ids.ts'
import { RosterChange } from '../../src/core/roster/roster.ts'
import type { RosterCounts } from '../../src/core/roster/roster-counts.ts'
import type { RosterSchool, RosterStore, Swapped } from '../../src/core/roster/roster-store.ts'
import type { PrismaClient } from '../generated/client.ts'
import { schoolIdOf } from '../school-id.ts'
import { dateOf } from '../stores/access.store.ts'
import type { PrismaTx } from '../stores/transaction.ts'
import { followRoster } from './follow-roster.ts'

/** The rows of one short transaction. */
const pageSize = 500

/** A whole school in one transaction takes longer than a request, above all on a busy machine. */
const patience = { timeout: 120_000, maxWait: 60_000 }

const Rows = z
  .array(z.object({ file: z.string(), id: z.string(), data: z.unknown() }))
  .pipe(z.array(RosterChange))

/** Undoes a transaction of which only the outcome counts. */
class Undone extends Error {
  readonly swapped: Swapped
  constructor(swapped: Swapped) {
    super('undone on purpose')
    this.swapped = swapped
  }
}

/** Keeps the known roster in PostgreSQL, embedded or not. */
export const openRosterStore = (client: PrismaClient, newId: NewId): RosterStore => {
  const inSchool = <T>(
    school: string,
    work: (tx: PrismaTx) => Promise<T>,
    options?: typeof patience,
  ): Promise<T> =>
    client.$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.school', ${school}, true)`
      return work(tx)
    }, options)

  const schoolOf = (school: SchoolId): Promise<RosterSchool | 'none'> =>
    inSchool(school, async (tx) => {
      const found = await tx.school.findUnique({ where: { id: school }, select: { zone: true } })
      return found ? { school, zone: found.zone } : 'none'
    })

  /** Removes staged rows a few at a time, and lets others go first in between. */
  const sweep = async (
    school: string,
    which: { readonly draft: string; readonly keep: boolean },
  ): Promise<void> => {
    for (;;) {
      const removed = await inSchool(
        school,
        (tx) => tx.$executeRaw`
          delete from roster_staged where school_id = ${school}::uuid and (draft_id, file, sourced_id) in (
            select draft_id, file, sourced_id from roster_staged
            where school_id = ${school}::uuid and (draft_id = ${which.draft}::uuid) <> ${which.keep} limit ${pageSize}
          )`,
      )
      if (removed === 0) return
      await breathe()
    }
  }

  const settleDay = async (
    tx: PrismaTx,
    school: SchoolId,
    { at, today }: Parameters<RosterStore['follow']>[1],
    keep: (counts: RosterCounts) => boolean,
  ): Promise<Swapped> => {
    const followed = await followRoster(tx, { school, at: dateOf(at), today: today.toString() })
    if (!keep(followed.counts)) throw new Undone({ is: 'undone', ...followed })
    return { is: 'done', ...followed }
  }

  const orUndone = (error: unknown): Swapped => {
    if (error instanceof Undone) return error.swapped
    throw error
  }

  /** One roster of a school at a time, whichever process has it. */
  const alone = async (tx: PrismaTx, school: SchoolId): Promise<void> => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('roster:' || ${school}, 0))`
    // Of rows that were just written there are no statistics. The database would take a whole school for a few rows
    // and compare each with each: minutes, where hashing takes a moment.
    await tx.$executeRaw`set local enable_nestloop = off`
  }

  const drop = async (school: SchoolId, draft: string): Promise<void> => {
    await inSchool(
      school,
      (tx) =>
        tx.$executeRaw`delete from roster_draft where school_id = ${school}::uuid and id = ${draft}::uuid`,
    )
    await sweep(school, { draft, keep: false })
  }

  return {
    schoolFor: async (key) => {
      if (key !== undefined) return schoolOf(schoolIdOf(key))
      const found = await client.workspace.findMany({
        distinct: ['schoolId'],
        select: { schoolId: true },
        take: 2,
      })
      const [only] = found
      if (found.length > 1) return 'several'
      return schoolOf(only ? SchoolId.parse(only.schoolId) : schoolIdOf('school'))
    },
    zoneOf: (school) =>
      inSchool(school, async (tx) => (await tx.school.findUniqueOrThrow({ where: { id: school } })).zone),
    begin: async (school, at) => {
      const draft = newId()
      await inSchool(
        school,
        (tx) => tx.$executeRaw`
          insert into roster_draft (school_id, id, started_at) values (${school}::uuid, ${draft}::uuid, ${dateOf(at)}::timestamptz)
          on conflict (school_id) do update set id = excluded.id, started_at = excluded.started_at`,
        patience,
      )
      await sweep(school, { draft, keep: true })
      return draft
    },
    knownAfter: async (school, last) => {
      const rows = await inSchool(
        school,
        (tx) => tx.$queryRaw`
          select file, sourced_id as id, data from roster_row
          where school_id = ${school}::uuid and (file, sourced_id) > (${last?.file ?? ''}, ${last?.id ?? ''})
          order by file, sourced_id limit ${pageSize}`,
      )
      return Rows.parse(rows)
    },
    stage: async (school, draft, changes) => {
      const data = changes.map((change) => (change.data === null ? null : JSON.stringify(change.data)))
      const staged = await inSchool(
        school,
        (tx) => tx.$executeRaw`
          insert into roster_staged (school_id, draft_id, file, sourced_id, data)
          select ${school}::uuid, ${draft}::uuid, given.file, given.id, given.data
          from unnest(${changes.map(({ file }) => file)}::text[], ${changes.map(({ id }) => id)}::text[], ${data}::jsonb[])
            as given (file, id, data)
          where exists (select from roster_draft where school_id = ${school}::uuid and id = ${draft}::uuid)
          on conflict (school_id, draft_id, file, sourced_id) do update set data = excluded.data`,
      )
      return staged === changes.length
    },
    swap: (school, draft, moment, keep) =>
      inSchool(
        school,
        async (tx): Promise<Swapped> => {
          await alone(tx, school)
          const mine = await tx.$executeRaw`
            delete from roster_draft where school_id = ${school}::uuid and id = ${draft}::uuid`
          if (mine !== 1) return { is: 'superseded' }
          await tx.$executeRaw`
            delete from roster_row r using roster_staged s
            where r.school_id = ${school}::uuid and s.school_id = ${school}::uuid and s.draft_id = ${draft}::uuid
              and s.file = r.file and s.sourced_id = r.sourced_id and s.data is null`
          await tx.$executeRaw`
            insert into roster_row (school_id, file, sourced_id, data)
            select school_id, file, sourced_id, data from roster_staged
            where school_id = ${school}::uuid and draft_id = ${draft}::uuid and data is not null
            on conflict (school_id, file, sourced_id) do update set data = excluded.data`
          return settleDay(tx, school, moment, keep)
        },
        patience,
      ).catch(orUndone),
    follow: (school, moment, keep) =>
      inSchool(
        school,
        async (tx) => {
          await alone(tx, school)
          return settleDay(tx, school, moment, keep)
        },
        patience,
      ).catch(orUndone),
    drop,
    dropBefore: async (school, before) => {
      const [old] = await inSchool(school, (tx) =>
        tx.rosterDraft.findMany({ where: { startedAt: { lt: dateOf(before) } }, select: { id: true } }),
      )
      if (old) await drop(school, old.id)
    },
  }
}
