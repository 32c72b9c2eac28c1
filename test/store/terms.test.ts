import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { openForgettingStore } from '../../prisma/forgetting/forgetting-store.ts'
import { openRetentionStore } from '../../prisma/forgetting/retention-store.ts'
import { openStore } from '../../prisma/store.ts'
import type { PrismaTx } from '../../prisma/stores/transaction.ts'
import { endTerms } from '../../src/core/retention/end-terms.ts'
import { type Engine, engines, freshDatabase } from '../support/databases.ts'
import { keepEmptySchool } from '../support/roster-office.ts'
import { vaultInFolder } from '../support/vault.ts'

const at = (moment: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(moment).toZonedDateTime('Europe/Amsterdam').toInstant()
const dateAt = (moment: string): Date => new Date(at(moment).epochMilliseconds)

/** A school with its own terms, one teacher, and a night that can fall on any day. */
const openSchool = async (engine: Engine, retention: object = {}) => {
  const database = await freshDatabase(engine)
  const { client } = database
  const schoolId = await keepEmptySchool(database, { choices: { retention } })
  const teacher = newId()
  const vault = await vaultInFolder()
  const store = openStore(client, { newId, enqueue: async () => undefined })
  const [school] = await store.schools()
  if (!school) throw new Error('no school')
  const inSchool = <T>(work: (tx: PrismaTx) => Promise<T>): Promise<T> =>
    client.$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.school', ${schoolId}, true)`
      return work(tx)
    })
  await inSchool((tx) =>
    tx.person.create({ data: { id: teacher, schoolId, givenName: 'Jan', familyName: 'Bakker' } }),
  )
  const told: Record<string, unknown>[] = []
  return {
    told,
    vault,
    school,
    inSchool,
    night: (moment: string): Promise<void> => {
      told.length = 0
      const clock = () => at(moment)
      return endTerms({
        forgetting: { store: openForgettingStore(client), vault, takeOut: async () => 0, clock, newId },
        retention: openRetentionStore(client),
        store,
        log: (event, fields) => void told.push({ event, ...fields }),
        pause: async () => undefined,
      })
    },
    request: (status: string, changed: string) =>
      inSchool((tx) =>
        tx.adviceRequest.create({
          data: {
            id: newId(),
            schoolId,
            askerId: teacher,
            topic: 'other',
            about: 'nobody',
            question: 'Hoe begin ik een les na de pauze?',
            urgency: 'can-wait',
            status,
            askedAt: dateAt('2026-01-10T10:00'),
            changedAt: dateAt(changed),
          },
        }),
      ),
    draft: (updated: string) =>
      inSchool((tx) =>
        tx.draft.create({
          data: {
            id: newId(),
            schoolId,
            personId: teacher,
            text: 'Even',
            lines: 1,
            updatedAt: dateAt(updated),
          },
        }),
      ),
    pupil: async (left: string | undefined) => {
      const id = newId()
      await inSchool((tx) =>
        tx.student.create({
          data: {
            id,
            schoolId,
            number: randomUUID().slice(0, 8),
            givenName: 'Sanne',
            familyName: 'van den Berg',
            leftAt: left ? dateAt(left) : null,
          },
        }),
      )
      await vault.make(school, [id] as unknown as Parameters<typeof vault.make>[1])
      return id as unknown as Parameters<typeof vault.find>[1]
    },
    left: () =>
      inSchool(async (tx) => ({
        requests: await tx.adviceRequest.count(),
        drafts: await tx.draft.count(),
        pupils: await tx.student.count(),
      })),
  }
}

const countsOf = (told: readonly Record<string, unknown>[]) =>
  Object.fromEntries(told.map(({ kind, count }) => [kind, count]))

describe.each(engines)('at night, on the %s database', (engine) => {
  it('forgets who left two years ago, and nobody a day sooner', async () => {
    const school = await openSchool(engine)
    const [stays, goes] = [await school.pupil(undefined), await school.pupil('2025-07-16T12:00')]
    await school.night('2027-07-16T03:30')
    expect(await school.left()).toMatchObject({ pupils: 2 })
    expect(await school.vault.find(school.school, goes)).toBeDefined()
    await school.night('2027-07-17T03:30')
    expect(await school.left()).toMatchObject({ pupils: 1 })
    expect(await school.vault.find(school.school, goes)).toBeUndefined()
    expect(await school.vault.find(school.school, stays)).toBeDefined()
    expect(countsOf(school.told)).toEqual({ pupils: 1, requests: 0, drafts: 0 })
  })

  it('keeps who left two weeks ago, even where the school keeps nothing: a roster can be mistaken', async () => {
    const school = await openSchool(engine, { supportYears: 0 })
    await school.pupil('2027-03-01T12:00')
    await school.night('2027-03-15T03:30')
    expect(await school.left()).toMatchObject({ pupils: 1 })
    await school.night('2027-03-16T03:30')
    expect(await school.left()).toMatchObject({ pupils: 0 })
  })

  it('ends requests that are over with the school year, and those that never were a year later', async () => {
    const school = await openSchool(engine)
    for (const status of ['answered', 'closed', 'withdrawn', 'open', 'claimed', 'asked-back'])
      await school.request(status, '2027-07-31T23:59')
    await school.request('closed', '2027-08-01T00:01')
    await school.night('2027-07-31T03:30')
    expect(await school.left()).toMatchObject({ requests: 7 })
    await school.night('2027-08-01T03:30')
    expect(await school.left()).toMatchObject({ requests: 4 })
    await school.night('2028-07-31T03:30')
    expect(await school.left()).toMatchObject({ requests: 4 })
    await school.night('2028-08-01T03:30')
    expect(await school.left()).toMatchObject({ requests: 0 })
  })

  it('keeps requests for as many years as support, where the school chose so', async () => {
    const school = await openSchool(engine, { adviceUntilEndOfSchoolYear: false, supportYears: 1 })
    await school.request('closed', '2027-03-02T10:00')
    await school.night('2028-03-02T03:30')
    expect(await school.left()).toMatchObject({ requests: 1 })
    await school.night('2028-03-03T03:30')
    expect(await school.left()).toMatchObject({ requests: 0 })
  })

  it('ends drafts after their days', async () => {
    const school = await openSchool(engine, { draftDays: 5 })
    await school.draft('2027-03-02T10:00')
    await school.night('2027-03-07T03:30')
    expect(await school.left()).toMatchObject({ drafts: 1 })
    await school.night('2027-03-08T03:30')
    expect(await school.left()).toMatchObject({ drafts: 0 })
  })

  it('ends more than fits in one batch, finishes what was begun, and keeps only how many', async () => {
    const school = await openSchool(engine)
    for (let count = 0; count < 201; count += 1) await school.draft('2027-01-01T10:00')
    const pupil = await school.pupil(undefined)
    const old = await school.vault.find(school.school, pupil)
    await school.vault.retire(school.school, pupil, true)
    await school.night('2027-03-08T03:30')
    expect(countsOf(school.told)).toEqual({ pupils: 0, requests: 0, drafts: 201 })
    expect(await school.vault.retired(school.school)).toEqual([])
    expect((await school.vault.find(school.school, pupil))?.pseudonym).not.toBe(old?.pseudonym)
    const kept = await school.inSchool(async (tx) => ({
      ended: await tx.termsEnded.findMany({ select: { ended: true } }),
      pseudonyms: await tx.forgotten.count({ where: { pseudonym: { not: null } } }),
    }))
    expect(kept).toEqual({ ended: [{ ended: { pupils: 0, requests: 0, drafts: 201 } }], pseudonyms: 1 })
    await school.night('2027-03-09T03:31')
    expect(await school.inSchool((tx) => tx.forgotten.count({ where: { pseudonym: { not: null } } }))).toBe(0)
  })
})
