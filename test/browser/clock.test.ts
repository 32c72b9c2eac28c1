import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import type { Database } from '../../prisma/database.ts'
import { furnish, type House } from '../../src/house.ts'
import { readEnvironment } from '../../src/server/environment.ts'
import { asks, hears, takes } from '../contract/advice-story.ts'
import { settled } from '../contract/prying.ts'
import { freshDatabase, onEachEngine } from '../support/databases.ts'
import { type OpenSchool, openSchool } from '../support/school.ts'
import { moment, zone } from '../support/school-clock.ts'

const post = async (
  { url }: House,
  path: string,
  body: Readonly<Record<string, string>>,
): Promise<number> => {
  const { status } = await fetch(`${url}/practice/nl/${path}`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(body),
  })
  return status
}

const moves = (house: House, move: Readonly<Record<string, string>>): Promise<number> =>
  post(house, 'clock', move)

const types = (house: House, text: string): Promise<number> =>
  post(house, 'teacher/line', { text, event: crypto.randomUUID() })

/** A house that practises, and begins at a moment on the wall clock. */
const openHouse = (database: Database, wall: string): Promise<House> => {
  const ahead = moment(wall).since(Temporal.Now.instant())
  return furnish(database, readEnvironment({ PORT: '0', PRACTICE: 'on' }), {
    clock: () => Temporal.Now.instant().add(ahead),
    newId,
    newCode: newId,
    log: () => undefined,
  })
}

/** What was decided to tell whom, and on which minute of the school's clock. */
const told = async ({ rows }: OpenSchool): Promise<readonly unknown[]> =>
  rows(`select d.kind, p.given_name as who,
      to_char(date_trunc('minute', d.decided_at) at time zone '${zone}', 'Dy HH24:MI') as at, d.status
    from delivery d join person p on p.id = d.recipient_id order by d.decided_at, d.kind, p.given_name`)

onEachEngine('the clock in one hand', (engine) => {
  it('lets a question wait a whole week in a moment: each knock at its own minute, in order, once', async () => {
    const school = await openSchool('browser', engine, {
      staff: ['a teacher', 'a support worker', 'the coordinator'],
      onBoth: [],
      unlinked: [],
    })
    await asks(school.as('a teacher'))
    await hears(school.as('a support worker'), 'Er is een nieuwe adviesvraag.')
    expect(await moves(school.house, { to: 'friday' })).toBe(204)
    await hears(school.as('a support worker'), 'Er wacht nog een adviesvraag op iemand van het team.')
    await hears(
      school.as('the coordinator'),
      'Er wacht al lang een adviesvraag en niemand heeft hem opgepakt.',
    )
    expect(await told(school)).toEqual([
      { kind: 'advice.asked', who: 'Karin', at: 'Tue 10:00', status: 'sent' },
      { kind: 'advice.waiting', who: 'Karin', at: expect.stringMatching(/^Tue 12:0[01]$/), status: 'sent' },
      {
        kind: 'advice.waiting-long',
        who: 'Zeynep',
        at: expect.stringMatching(/^Tue 14:0[01]$/),
        status: 'sent',
      },
    ])
    await school.close()
  })

  it('asks two weeks later whether the answer helped, and holds what comes at night until the morning', async () => {
    const school = await openSchool('browser', engine, {
      staff: ['a teacher', 'a support worker'],
      onBoth: [],
      unlinked: [],
    })
    const [teacher, worker] = [school.as('a teacher'), school.as('a support worker')]
    await asks(teacher)
    await takes(worker)
    expect(await moves(school.house, { at: '2026-11-24T21:00' })).toBe(204)
    await worker.opens('Antwoorden')
    await worker.submits({ text: 'Zet haar vooraan en spreek een teken met haar af.' })
    expect(teacher.chat().join()).not.toContain('beantwoord.')
    expect(await moves(school.house, { to: 'morning' })).toBe(204)
    await hears(teacher, 'Karin de Vries heeft je adviesvraag beantwoord.')
    expect(await moves(school.house, { at: '2026-12-11T12:00' })).toBe(204)
    await hears(teacher, 'Een tijdje terug kreeg je antwoord op een adviesvraag. Hielp het?')
    await settled(school.rows)
    expect((await told(school)).at(-1)).toMatchObject({
      kind: 'advice.helped?',
      at: 'Wed 08:00',
      status: 'sent',
    })
    expect(await moves(school.house, { at: '2026-12-01T12:00' })).toBe(422)
    await school.close()
  })

  it('does not go back when the program starts again', async () => {
    const database = await freshDatabase(engine)
    const first = await openHouse({ ...database, close: async () => undefined }, '2026-11-24T10:00')
    expect(await moves(first, { to: 'friday' })).toBe(204)
    await types(first, 'help')
    await first.close()
    const again = await openHouse(database, '2026-11-24T10:05')
    expect(await (await fetch(again.url)).text()).toContain('vr 27 nov, 15:00')
    await again.close()
  })

  it.each([
    ['2026-11-24T10:00', 'di 24 nov, 10:00'],
    ['2026-11-24T06:00', 'di 24 nov, 08:00'],
    ['2026-11-24T16:00', 'wo 25 nov, 08:00'],
    ['2026-11-27T23:00', 'ma 30 nov, 08:00'],
  ])('begins when somebody is there: at %s it shows %s', async (started, shown) => {
    const house = await openHouse(await freshDatabase(engine), started)
    expect(await (await fetch(house.url)).text()).toContain(shown)
    await house.close()
  })
})
