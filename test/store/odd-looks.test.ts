import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { beforeAll, expect, it } from 'vitest'
import type { Database } from '../../prisma/database.ts'
import { keepSchool } from '../../prisma/keep-school.ts'
import { SchoolFile } from '../../prisma/school-file.ts'
import { openStore } from '../../prisma/store.ts'
import type { Permit } from '../../src/core/access/permit.ts'
import { SchoolId } from '../../src/core/kernel/ids.ts'
import type { OddLooks } from '../../src/core/register/register.ts'
import { periodOf } from '../../src/core/register/show-odd-looks.ts'
import { SchoolChoices } from '../../src/core/school/school-choices.ts'
import { freshDatabase, onEachEngine } from '../support/databases.ts'

const staff = Array.from({ length: 14 }, (_, seat) => ({
  givenName: `Collega ${seat}`,
  familyName: 'van School',
}))
const fileOf = (workspace: string) =>
  SchoolFile.parse({
    name: 'Voorbeeldcollege',
    workspaces: [{ platform: 'slack', id: workspace }],
    people: staff,
    students: ['Sanne', 'Wesley'].map((givenName, seat) => ({
      number: `${seat}`,
      givenName,
      familyName: 'Berg',
    })),
  })
/** A Monday, the day after the clock went back. */
const now = Temporal.Instant.from('2027-11-01T12:00:00Z')
const choices = SchoolChoices.parse({
  calendar: { vacations: [{ from: '2027-10-18', until: '2027-10-22' }] },
})

type Look = {
  readonly who?: number
  readonly at: string
  readonly about?: number
  readonly times?: number
  readonly allowed?: boolean
  /** All of them in one request. */
  readonly atOnce?: boolean
}

onEachEngine('what stands out in the access register', (engine) => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(engine)
  })

  /** What stands out in a school of its own after these looks. */
  const oddAfter = async (...looks: readonly Look[]): Promise<OddLooks> => {
    const { client } = database
    const kept = await keepSchool(client, fileOf(newId()), newId)
    const school = SchoolId.parse(kept.id)
    const rows = looks.flatMap(({ times = 1, ...look }) => Array.from({ length: times }, () => look))
    await client.$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.school', ${school}, true)`
      await tx.register.createMany({
        data: rows.map(({ who = 0, at, about = 0, allowed = true, atOnce = false }, number) => ({
          schoolId: school,
          number: number + 1,
          at: new Date(Date.parse(at) + (atOnce ? 0 : number)),
          actorId: kept.people[who] ?? '',
          action: 'advice.read',
          allowed,
          studentId: allowed ? (kept.students[about] ?? null) : null,
        })),
      })
    })
    const store = openStore(client, { newId, enqueue: async () => undefined })
    return store.unattended(school, (tx) =>
      tx.oddLooks({} as Permit<'register.odd'>, periodOf({ ...choices, zone: 'Europe/Amsterdam' }, now)),
    )
  }
  const nothing = { many: [], refused: [], outsideHours: [] }

  it('is what is beyond the usual by one, on a day of the school', async () => {
    // The day on which the clock goes back lasts 25 hours; both ends of it are the same day.
    const sunday = ['2027-10-30T22:30:00Z', '2027-10-31T22:30:00Z']
    const day = (at: string, times: number) => ({ at, times })
    const odd = await oddAfter(day(sunday[0] ?? '', 20), day(sunday[1] ?? '', 21))
    expect(odd.many).toMatchObject([{ who: { name: 'Collega 0 van School' }, count: 41 }])
    expect(String(odd.many[0]?.day)).toBe('2027-10-31')
    expect((await oddAfter(day('2027-10-29T09:00:00Z', 40))).many).toEqual([])
    expect(await oddAfter(day('2027-10-29T21:30:00Z', 3), day('2027-10-29T22:30:00Z', 2))).toEqual(nothing)
    expect((await oddAfter({ at: '2027-10-29T09:00:00Z', times: 11, allowed: false })).refused).toMatchObject(
      [{ count: 11 }],
    )
    expect(await oddAfter({ at: '2027-10-29T09:00:00Z', times: 10, allowed: false })).toEqual(nothing)
    expect(await oddAfter({ at: '2027-10-29T09:00:00Z', times: 50, atOnce: true })).toEqual(nothing)
  })

  it('is outside office hours by the clock and the calendar of the school', async () => {
    const at = (moment: string) => oddAfter({ at: moment, times: 6 })
    // In summer time the office opens at 06:00 and closes at 14:30 by UTC, in winter time an hour later.
    for (const inside of ['2027-10-29T06:00:00Z', '2027-10-29T14:29:59Z', '2027-11-01T07:00:00Z'])
      expect((await at(inside)).outsideHours, inside).toEqual([])
    for (const outside of [
      '2027-10-29T05:59:59Z',
      '2027-10-29T14:30:00Z',
      '2027-11-01T06:59:59Z',
      '2027-10-30T09:00:00Z',
      '2027-10-20T09:00:00Z',
    ])
      expect((await at(outside)).outsideHours, outside).toMatchObject([{ count: 6 }])
    expect(await at('2027-10-01T02:00:00Z'), 'long ago').toEqual(nothing)
  })
})
