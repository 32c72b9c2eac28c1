import { expect } from 'vitest'
import { names, type Seat, students } from '../support/school.ts'
import { asks, takes } from './advice-story.ts'
import { answer, hidden, personId, settled } from './prying.ts'
import { type Rows, scenario } from './scenario.ts'

const officer = 'the privacy officer'
const commands = [
  'register.show',
  'register.search-colleague',
  'register.search-student',
  'register.find-colleague',
  'register.find-student',
  'register.odd',
]

const registered = (rows: Rows, action: string) =>
  rows(`select r.allowed, r.because, s.family_name as about, p.given_name as who
    from register r join person p on p.id = r.actor_id left join student s on s.id = r.student_id
    where r.action = '${action}' order by r.number`)

scenario(
  'the privacy officer reads who looked at what and why, and that they looked stands in it too',
  async ({ as, rows, said }) => {
    await asks(as('a teacher'))
    await takes(as('a support worker'))
    await settled(rows)
    const fenna = as(officer)
    await fenna.types('inzageregister')
    await fenna.opens('Openen')
    for (const words of [
      names['a support worker'],
      'pakte een adviesvraag op',
      students.taught,
      'mocht: is trajectmedewerker',
      'bekeek het inzageregister',
    ])
      expect(fenna.panel()).toContain(words)

    await fenna.opens('Zoek medewerker')
    await fenna.submits({ colleague: 'bakkerman' })
    expect(fenna.panel()).toContain('Die naam ken ik hier niet.')
    await fenna.submits({ colleague: 'bakker' })
    expect(fenna.panel()).toContain('vroeg advies over een leerling')
    expect(fenna.panel()).not.toContain(names['a support worker'])
    await fenna.opens('Zoek leerling')
    await fenna.submits({ student: '1001' })
    expect(fenna.panel()).toContain(students.taught)
    expect(fenna.panel()).toContain('pakte een adviesvraag op')
    expect(fenna.panel()).not.toContain('koos een taal')
    await fenna.opens('Alles')
    expect(fenna.panel()).toContain(names['a support worker'])

    expect(await registered(rows, 'register.read')).toContainEqual({
      allowed: true,
      because: 'privacy-officer',
      about: null,
      who: 'Fenna',
    })
    expect(said()).not.toContain(students.taught)
  },
)

scenario(
  'the register and what stands out in it are for the privacy officer alone',
  async ({ as, rows, said }) => {
    await asks(as('a teacher'))
    await settled(rows)
    const curious: readonly Seat[] = ['another teacher', 'a support worker', 'the coordinator', 'a caretaker']
    for (const seat of curious)
      for (const command of commands) {
        const typed = command.startsWith('register.find') ? { colleague: 'Bakker', student: 'Sanne' } : {}
        const told = await answer(as(seat), command, typed)
        expect(told, `${seat}, ${command}`).toContain(hidden)
        expect(told).not.toContain('Bakker')
      }
    expect(await answer(as('a stranger'), 'register.odd', {})).toContain('Ik ken je nog niet.')
    expect((await registered(rows, 'register.odd')).map(({ allowed }) => allowed)).toEqual(
      curious.map(() => false),
    )
    expect(said()).not.toContain(students.taught)
  },
)

scenario(
  'looks that stand out are counted by colleague, and nothing of it stays in the chat',
  async ({ as, rows, said }) => {
    const add = async (
      seat: Seat,
      { times, at, allowed = true }: { times: number; at: string; allowed?: boolean },
    ): Promise<unknown> =>
      rows(`insert into register (school_id, number, at, actor_id, action, allowed, because, student_id)
      select current_school(), 100000 + coalesce((select max(number) from register), 0) + n, ${at} + n * interval '1 second', '${await personId(rows, seat)}',
        'advice.read', ${allowed}, ${allowed ? `'teaches'` : 'null'}, ${allowed ? `(select id from student where number = '1001')` : 'null'}
      from generate_series(1, ${times}) n returning 1 as added`)
    const night = `(((now() at time zone 'Europe/Amsterdam')::date - 1) + time '03:00') at time zone 'Europe/Amsterdam'`
    const fenna = as(officer)
    await fenna.types('opvallend')
    await fenna.opens('Openen')
    expect(fenna.panel()).toContain('Er valt niets op in de afgelopen 14 dagen.')

    await add('a support worker', { times: 41, at: night })
    await add('another teacher', { times: 11, at: night, allowed: false })
    await add('a teacher', { times: 5, at: night })
    await fenna.types('opvallend')
    await fenna.opens('Openen')
    const panel = fenna.panel() ?? ''
    expect(panel).toContain('Meer dan 40 keer op één dag naar leerlingen gekeken')
    expect(panel).toContain('Meer dan 5 keer naar leerlingen gekeken buiten kantoortijd')
    expect(panel).toContain('Meer dan 10 keer geweigerd op één dag')
    for (const words of [names['a support worker'], '41 keer', names['another teacher'], '11 keer'])
      expect(panel).toContain(words)
    expect(panel).not.toContain(names['a teacher'])
    await fenna.opens('Bekijken')
    expect(fenna.panel()).toContain('las een adviesvraag')
    expect(said()).not.toContain(students.taught)
    expect(said()).not.toContain('41 keer')
  },
)
