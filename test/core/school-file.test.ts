import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SchoolChoices } from '../../src/core/school/school-choices.ts'
import { readYaml } from '../../src/core/text/read-yaml.ts'
import { anySchoolFile } from '../support/any-file.ts'

const read = (text: string) => readYaml(text, SchoolChoices)
const faults = (text: string): readonly string[] => {
  const found = read(text)
  return found.ok ? [] : found.faults.map(({ line, column, what }) => `${line}:${column} ${what}`)
}

describe('a school file', () => {
  it('may be empty, and a key with nothing behind it counts as left out', () => {
    expect(read('')).toMatchObject({ ok: true, written: {}, value: { name: 'Onze school' } })
    expect(read('calendar:\n  studyDays:\n')).toMatchObject({ ok: true, written: { calendar: {} } })
  })

  it('tells everything that is wrong with it, each with its line, its column and what was expected', () => {
    const text = `key: Onze School
emergencyPhone: 0301234567
calendar:
  region: west
  vacations:
    - from: 2027-02-30
      until: 2027-03-07
    - from: 2027-10-24
      until: 2027-10-16
    - until: 2027-12-31
  freedays: [2027-05-07]
roles:
  boss: [z.yilmaz@school.example]
  coordinator: [Zeynep]
bells:
  regular:
    - { hour: 1, from: 8:30, until: "09:20" }
    - { hour: 2, from: "09:20", until: "10:10" }
    - { hour: 2, from: "10:05", until: "10:50" }
officeHours: {}
waiting: 120
topics: [""]
retention:
  supportYears: -1
  draftDays: 0
  adviceUntilEndOfSchoolYear: maybe
`
    expect(faults(text)).toEqual([
      '1:6 key must be 1 to 40 small letters, digits and hyphens',
      '2:17 emergencyPhone must be text: put it between quotes',
      '4:11 calendar.region must be one of: noord, midden, zuid',
      '6:13 calendar.vacations.#1.from must be a day such as 2027-10-16',
      '8:7 calendar.vacations.#2 must not end before it begins',
      '10:7 calendar.vacations.#3.from must be a day such as 2027-10-16',
      '11:3 calendar.freedays is not a key here; the keys here are: region, vacations, studyDays, freeDays, shortenedDays, weekA',
      '13:3 roles.boss is not a key here; the keys here are: teacher, mentor, team-leader, support-worker, coordinator, privacy-officer, admin',
      '14:17 roles.coordinator.#1 must be an e-mail address',
      '17:24 bells.regular.#1.from must be a time such as "08:30"',
      '20:14 officeHours must have at least one weekday',
      '21:10 waiting must have keys of its own',
      '22:10 topics.#1 must have at least 1 character',
      '24:17 retention.supportYears must be at least 0',
      '25:14 retention.draftDays must be at least 1',
      '26:31 retention.adviceUntilEndOfSchoolYear must be true or false',
    ])
  })

  it('tells that lesson hours overlap, once their times can be read', () => {
    const bells = `bells:
  regular:
    - { hour: 1, from: "08:30", until: "09:20" }
    - { hour: 2, from: "09:10", until: "10:10" }
    - { hour: 2, from: "10:10", until: "10:50" }
`
    expect(faults(bells)).toEqual([
      '4:7 bells.regular.#2 must come after the lesson hour before it, in number and in time',
      '5:7 bells.regular.#3 must come after the lesson hour before it, in number and in time',
    ])
  })

  it.each([
    ['key: a\nkey: b', '2:1 this key stands here a second time'],
    ['- key: a', '1:1 must have keys of its own'],
    ['just words', '1:1 must have keys of its own'],
    ['key: a\n---\nkey: b', '2:1 only one document can be in a file'],
    ['? [key]\n: b', '1:3 a key must be text'],
    ['mentors: &all\n  2B: *all', '1:1 refers to itself too often'],
    ['key: !school one', '1:6 this is no YAML (TAG_RESOLVE_FAILED)'],
  ])('that is hardly YAML is refused: %j', (text, fault) => expect(faults(text)).toEqual([fault]))

  it('takes the name of a class as it is written', () => {
    const { written } = read('mentors: { 1e3: a@school.example, 08: [b@school.example] }') as {
      written: object
    }
    expect(written).toEqual({ mentors: { '1e3': 'a@school.example', '08': ['b@school.example'] } })
  })

  it('is understood alike from the file and from the database, whatever it says', () => {
    fc.assert(
      fc.property(anySchoolFile, (file) => {
        const found = read(file)
        if (found.ok) {
          expect(SchoolChoices.parse(JSON.parse(JSON.stringify(found.written)))).toEqual(found.value)
        } else {
          expect(found.faults.length).toBeGreaterThan(0)
          for (const { line, column } of found.faults)
            expect(Math.min(line, column)).toBeGreaterThanOrEqual(1)
        }
      }),
      { numRuns: 300 },
    )
  })
})
