import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { keepChoices } from '../../prisma/keep-choices.ts'
import { schoolIdOf } from '../../prisma/school-id.ts'
import type { PrismaTx } from '../../prisma/stores/transaction.ts'
import { openTimetableStore } from '../../prisma/timetable-store.ts'
import { importTimetable } from '../../src/commands/import-timetable.ts'
import { SchoolChoices } from '../../src/core/school/school-choices.ts'
import { type FindSchool, takeTimetable } from '../../src/core/timetable/take-timetable.ts'
import { asOwner } from '../support/as-owner.ts'
import { engines, freshDatabase } from '../support/databases.ts'
import { talkPair } from '../support/talk-pair.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const school = schoolIdOf('school')

/** A school with two classes and a teacher, and an operator who imports timetables into it. */
const openOffice = async (engine: (typeof engines)[number]) => {
  const database = await freshDatabase(engine)
  await keepChoices(
    database.client,
    { choices: SchoolChoices.parse({}), written: {} },
    Temporal.Now.instant(),
  )
  const inSchool = <T>(work: (tx: PrismaTx) => Promise<T>): Promise<T> =>
    database.client.$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.school', ${school}, true)`
      return work(tx)
    })
  await inSchool(async (tx) => {
    const teacher = {
      id: randomUUID(),
      schoolId: school,
      givenName: 'Jan',
      familyName: 'Bakker',
      email: 'jan@school.example',
    }
    await tx.person.create({ data: teacher })
    await tx.schoolClass.createMany({
      data: ['2B', '3A'].map((name) => ({ id: randomUUID(), schoolId: school, name })),
    })
  })
  const folder = await temporaryFolder()
  const store = openTimetableStore(database.client)
  const imports = async (
    text: string,
    args: readonly string[] = [],
    {
      find = async () => ({ school }),
      meanwhile = async () => {},
    }: { find?: FindSchool; meanwhile?: () => Promise<unknown> } = {},
  ) => {
    await writeFile(join(folder, 'rooster.csv'), text)
    const said: string[] = []
    const errand = takeTimetable(
      {
        ...store,
        names: async (asked) => {
          const names = await store.names(asked)
          await meanwhile()
          return names
        },
      },
      find,
    )
    let done = Promise.resolve()
    const code = await importTimetable.run(['rooster.csv', ...args], {
      from: folder,
      say: (line) => void said.push(line),
      note: () => undefined,
      ask: async () => undefined,
      errand: async () => {
        const [ours, theirs] = talkPair()
        done = errand(theirs)
        return ours
      },
    })
    await done
    return { code, said }
  }
  return {
    database,
    imports,
    write: (name: string, text: string) => writeFile(join(folder, name), text),
    lessons: () =>
      asOwner(
        database,
        `select l.id, c.name as class, p.given_name as teacher, weekday, hour, week, from_day::text as from
         from lesson l join class c on c.id = l.class_id left join person p on p.id = l.person_id order by hour, class`,
      ),
  }
}

const first = `class,teacher,weekday,hour,week,from
2B,jan@school.example,ma,1-2,,
3A,,vr,9,A,2027-08-30
`
describe.each(engines)('a timetable on the %s database', (engine) => {
  test('takes the place of the old one, and a lesson that stays is the same one', async () => {
    const { imports, lessons } = await openOffice(engine)
    expect(await imports(first, ['--dry-run'])).toEqual({
      code: 0,
      said: ['Lessons: 3 added, 0 ended, 0 as they were.', 'This was a dry run: nothing was changed.'],
    })
    expect(await lessons()).toEqual([])
    expect((await imports(first)).said).toEqual(['Lessons: 3 added, 0 ended, 0 as they were.', 'Done.'])
    const before = await lessons()
    expect(before).toMatchObject([
      { class: '2B', teacher: 'Jan', weekday: 'monday', hour: 1, week: null, from: null },
      { class: '2B', teacher: 'Jan', weekday: 'monday', hour: 2 },
      { class: '3A', teacher: null, weekday: 'friday', hour: 9, week: 'A', from: '2027-08-30' },
    ])
    expect((await imports(first)).said[0]).toBe('Lessons: 0 added, 0 ended, 3 as they were.')
    expect(await lessons()).toEqual(before)

    const second = first.replace('1-2', '2-3')
    expect((await imports(second)).said[0]).toBe('Lessons: 1 added, 1 ended, 2 as they were.')
    expect((await lessons()).slice(0, 1)).toEqual(before.slice(1, 2))
  })

  test('with one fault in it changes nothing, and no more does one that the roster overtook', async () => {
    const { database, imports, lessons, write } = await openOffice(engine)
    await imports(first)
    const before = await lessons()
    const faulty = await imports(`${first}9Z,,ma,1,,\n2B,,ma,1,,2027-13-01\n`)
    expect(faulty).toEqual({
      code: 1,
      said: [
        expect.stringMatching(/^rooster\.csv, row 4, class: /),
        expect.stringMatching(/^rooster\.csv, row 5, from: /),
        '2 faults; nothing was changed.',
      ],
    })
    await write('mapping.yaml', 'kolommen: {}\n')
    expect((await imports(first, ['--mapping', 'mapping.yaml'])).said).toEqual([
      expect.stringMatching(/^mapping\.yaml, line 1, column 1: kolommen is not a key here/),
    ])
    const gone = await imports('class,teacher,weekday,hour\n2B,,ma,1\n', [], {
      meanwhile: () => asOwner(database, `update class set ended_at = now() where name = '2B'`),
    })
    expect([gone.code, gone.said.at(-1)]).toEqual([
      1,
      expect.stringContaining('The roster changed meanwhile'),
    ])
    expect((await imports(first, [], { find: async () => 'several' })).code).toBe(1)
    expect(await lessons()).toEqual(before)
  })
})
