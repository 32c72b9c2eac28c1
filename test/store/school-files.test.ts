import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, onTestFinished, test } from 'vitest'
import { keepChoices } from '../../prisma/keep-choices.ts'
import { schoolIdOf } from '../../prisma/school-id.ts'
import { whatToMind } from '../../src/core/school/what-to-mind.ts'
import { openSchoolFiles } from '../../src/server/school-watch.ts'
import { asOwner } from '../support/as-owner.ts'
import { eventually } from '../support/chat.ts'
import { engines, freshDatabase } from '../support/databases.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** School files in a folder of their own, with the bot's part that keeps them. */
const openFolder = async (engine: (typeof engines)[number], texts: Readonly<Record<string, string>>) => {
  const database = await freshDatabase(engine)
  const folder = await temporaryFolder()
  const path = (name: string): string => join(folder, name)
  const write = (name: string, text: string): Promise<void> => writeFile(path(name), text)
  for (const [name, text] of Object.entries(texts)) await write(name, text)
  const told: string[] = []
  const logged: unknown[] = []
  const open = async (named = true, names = Object.keys(texts)) => {
    const files = await openSchoolFiles({
      files: { paths: names.map(path), named },
      keep: async (file) => {
        const { unknown } = await keepChoices(database.client, file, Temporal.Now.instant())
        return whatToMind(file.choices, unknown, Temporal.PlainDate.from('2027-11-24'))
      },
      tell: (line) => told.push(line.replaceAll(folder, '.')),
      log: (event, fields) => logged.push({ event, ...fields }),
    })
    onTestFinished(files.close)
    return files
  }
  return {
    open,
    write,
    told,
    logged,
    schools: () =>
      asOwner(database, 'select name, zone, topics, emergency_phone as phone from school order by name'),
    workspaces: () =>
      asOwner(database, 'select platform, id, school_id as school from workspace order by id'),
  }
}

const refused = async (opening: Promise<unknown>): Promise<string> =>
  opening.then(
    () => 'opened',
    (error: Error) => error.message.replaceAll(/(?<=^|\s)\/\S*\//gm, ''),
  )

describe.each(engines)('school files on the %s database', (engine) => {
  test('are kept at the start, once, however many machines do so', async () => {
    const { open, schools, workspaces } = await openFolder(engine, {
      'a.yaml': 'key: a\nname: College A\nworkspaces: { slack: [T0A, T0AA] }\ntopics: [Gedrag]\n',
      'b.yaml': 'key: b\nname: College B\nemergencyPhone: "030 555 01 12"\n',
    })
    await Promise.all([open(), open()])
    expect(await schools()).toEqual([
      { name: 'College A', zone: 'Europe/Amsterdam', topics: ['Gedrag'], phone: '112' },
      { name: 'College B', zone: 'Europe/Amsterdam', topics: [], phone: '030 555 01 12' },
    ])
    const school = schoolIdOf('a')
    expect(await workspaces()).toEqual([
      { platform: 'slack', id: 'T0A', school },
      { platform: 'slack', id: 'T0AA', school },
    ])
  })

  test('stop the start with everything that is wrong in any of them, and then keep nothing', async () => {
    const { open, schools, told } = await openFolder(engine, {
      'a.yaml': 'key: a\nnaem: College A\n',
      'b.yaml': 'key: b\nzone: Europe/Rotterdam\nlanguage: fy\n',
      'c.yaml': 'key: c\nworkspaces: { slack: [T0C] }\n',
      'd.yaml': 'key: c\nworkspaces: { slack: [T0C] }\n',
    })
    const said = await refused(open(true, ['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml', 'e.yaml']))
    expect(said.split('\n')).toEqual([
      expect.stringContaining(
        'a.yaml, line 2, column 1: naem is not a key here; the keys here are: key, name',
      ),
      'b.yaml, line 2, column 7: zone must be a time zone such as Europe/Amsterdam.',
      'b.yaml, line 3, column 11: language must be one of: nl, en.',
      'e.yaml, which SCHOOL_FILE names, is not there.',
      expect.stringMatching(/c\.yaml too; no two schools can share it\.$/),
      expect.stringMatching(/c\.yaml too; no two schools can share it\.$/),
    ])
    expect(await schools()).toEqual([])
    expect(told).toEqual([])
  })

  test('need not be there when nobody named them', async () => {
    const { open, schools } = await openFolder(engine, {})
    await open(false, ['school.yaml'])
    expect(await schools()).toEqual([])
  })

  test('cannot take a workspace that another school has', async () => {
    const { open, write, schools, workspaces } = await openFolder(engine, {
      'a.yaml': 'key: a\nname: College A\nworkspaces: { slack: [T0A] }\n',
    })
    await open()
    const before = [await schools(), await workspaces()]
    await write('b.yaml', 'key: b\nname: College B\nworkspaces: { slack: [T0A, T0B] }\n')
    expect(await refused(open(true, ['b.yaml']))).toContain('workspaces: slack T0A belongs to another school')
    expect([await schools(), await workspaces()]).toEqual(before)
  })

  test('are kept again when they change; with a fault in them everything stays as it was', async () => {
    const { open, write, schools, workspaces, told, logged } = await openFolder(engine, {
      'a.yaml': 'name: College A\nworkspaces: { slack: [T0A] }\ncalendar: { region: noord }\n',
    })
    const { reread } = await open()
    const now = async (): Promise<string> => JSON.stringify([await schools(), await workspaces()])

    await write('a.yaml', 'name: College B\nworkspaces: { slack: [T0B] }\ncalendar: { region: noord }\n')
    await eventually('the file is read again', () => logged.length > 0)
    expect(await now()).toContain('College B')
    expect(await now()).not.toContain('T0A')

    const before = await now()
    await write('a.yaml', 'name: [GEHEIM]\nworkspaces: { slack: [T0C] }\n')
    await eventually('what is wrong', () => told.length > 0)
    expect(told).toEqual([
      './a.yaml, line 1, column 7: name must be text.\nEverything stays as it was chosen before.',
    ])
    expect(await now()).toBe(before)
    expect(JSON.stringify(logged)).not.toContain('GEHEIM')
    expect(logged).toEqual([
      { event: 'school-file', outcome: 'kept' },
      { event: 'school-file', outcome: 'refused', error: 'SchoolFileStartError' },
    ])

    await write('a.yaml', 'name: College C\nroles: { admin: [nobody@school.example] }\n')
    await reread()
    expect(await now()).toContain('College C')
    expect(told.slice(1)).toEqual([
      './a.yaml: nobody@school.example is named, and nobody at school has that address alone.',
      "./a.yaml: no vacations are known for 2027-2028, so every weekday of it counts as a school day. Fill in calendar.vacations; with calendar.region the government's are used where they are known.",
    ])
  })
})
