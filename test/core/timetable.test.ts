import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ClassId, PersonId } from '../../src/core/kernel/ids.ts'
import { readYaml } from '../../src/core/text/read-yaml.ts'
import { timetableFaultInWords } from '../../src/core/timetable/fault.ts'
import { Lesson } from '../../src/core/timetable/lesson.ts'
import { ownForm, TimetableMapping } from '../../src/core/timetable/mapping.ts'
import { readTimetable } from '../../src/core/timetable/read-timetable.ts'
import { anyTimetable, timetableNames as names } from '../support/any-file.ts'

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const [class2B, class3A, group] = ([1, 2, 3] as const).map((number) => ClassId.parse(id(number))) as [
  ClassId,
  ClassId,
  ClassId,
]
const [jan, els, mo] = [11, 12, 13].map((number) => PersonId.parse(id(number))) as [
  PersonId,
  PersonId,
  PersonId,
]

const mapped = (yaml: string): TimetableMapping => {
  const read = readYaml(yaml, TimetableMapping)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.value
}

const faults = (text: string, mapping = ownForm): readonly string[] => {
  const read = readTimetable('rooster.csv', text, mapping, names)
  return read.ok ? [] : read.faults.map(timetableFaultInWords)
}

const lesson: Lesson = {
  class: class2B,
  person: jan,
  weekday: 'monday',
  hour: 3,
  week: null,
  subject: null,
  room: null,
  from: null,
  until: null,
}

describe('a timetable', () => {
  it('is read with the columns of its own form, in any order, and with others beside them', () => {
    const text = `\uFEFFhour;weekday;class;teacher;week;subject;room;from;until;note
3;ma;2b;J.Bakker@school.example;A;Nederlands;112;2027-08-30;2028-01-28;x
4-5;vrijdag;c-3a;p-els;;;;;;
1;5;Wiskunde;;b;;;;;
`.replace('Wiskunde', 'c-wi1')
    expect(readTimetable('rooster.csv', text, ownForm, names)).toEqual({
      ok: true,
      lessons: [
        { ...lesson, week: 'A', subject: 'Nederlands', room: '112', from: '2027-08-30', until: '2028-01-28' },
        { ...lesson, class: class3A, person: els, weekday: 'friday', hour: 4 },
        { ...lesson, class: class3A, person: els, weekday: 'friday', hour: 5 },
        { ...lesson, class: group, person: null, weekday: 'friday', hour: 1, week: 'B' },
      ],
    })
  })

  it('of another program is read with a mapping: its columns, codes, days and several in one field', () => {
    const mapping = mapped(`
columns: { class: Groepen, teacher: Docenten, weekday: Dag, hour: Uur, week: Week, room: Lokaal, from: Van }
classes: { h2b: 2B, h3a: c-3a }
teachers: { bak: j.bakker@school.example, ela: p-mo }
weekdays: { D1: monday }
hours: { "o1": 1 }
weeks: { even: A, oneven: B, alle: every }
between: ","
days: day-month-year
`)
    const text = `Groepen,Docenten,Dag,Uur,Week,Lokaal,Van
"h2b, h3a","bak,ela",D1,u3,alle,B.12,30-8-2027
h2b,bak,D1,o1,oneven,,
`
    const shared = { ...lesson, room: 'B.12', from: '2027-08-30' }
    expect(readTimetable('rooster.csv', text, mapping, names)).toEqual({
      ok: true,
      lessons: [
        shared,
        { ...shared, person: mo },
        { ...shared, class: class3A },
        { ...shared, class: class3A, person: mo },
        { ...lesson, hour: 1, week: 'B' },
      ],
    })
  })

  it('with faults tells them all, at their rows and columns, and nothing that stood there', () => {
    const text = `class,teacher,weekday,hour,week,subject,room,from,until
GEHEIM,p-jan,ma,1,,,,,
2B,GEHEIM,ma,1,,,,,
Wiskunde,team@school.example,ma,1,,,,,
2B,p-jan,zaterdag,1,,,,,
2B,p-jan,ma,12,,,,,
2B,p-jan,ma,3-2,C,,,2027-02-30,
2B,p-jan,ma,,,,,2027-03-02,2027-03-01
2B,p-jan,ma,1,,111222333,,,
2B,p-jan,ma,1,,${'x'.repeat(61)},a\u0007b,,
2B,p-jan,ma,1,,,,,
2B,p-jan,di,2,,,,,
3A,p-jan,ma
2B,p-jan,ma,1,,,,,
`
    const told = faults(text)
    expect(told.map((line) => line.replace(/^rooster\.csv, /, '').replace(/[.:] .*$/, ''))).toEqual([
      'row 2, class',
      'row 3, teacher',
      'row 4, class',
      'row 4, teacher',
      'row 5, weekday',
      'row 6, hour',
      'row 7, hour',
      'row 7, week',
      'row 7, from',
      'row 8, hour',
      'row 8, until',
      'row 9, subject',
      'row 10, room',
      'row 13',
      'row 14, hour',
    ])
    expect(told[5]).toContain('this school, which has 1 to 9.')
    expect(told.at(-1)).toContain('row 11')
    expect(told.join()).not.toMatch(/GEHEIM|111222333|x{20}|zaterdag/)
  })

  it('without a column that is needed, or with one twice, says so before anything else', () => {
    expect(faults('class,weekday,hour,hour\n2B,ma,1,1\n')).toEqual([
      expect.stringMatching(/^rooster\.csv, row 1, teacher: is a column that is missing/),
      expect.stringMatching(/^rooster\.csv, row 1, hour: is a column that is there twice/),
    ])
    expect(faults('')).toEqual([expect.stringContaining('has no first line')])
  })

  it('becomes lessons or faults, whatever is in the file, and no number that may be a BSN gets through', () => {
    fc.assert(
      fc.property(anyTimetable, (file) => {
        const read = readTimetable('rooster.csv', file, ownForm, names)
        if (read.ok) {
          expect(Lesson.array().safeParse(read.lessons).success).toBe(true)
          expect(JSON.stringify(read.lessons)).not.toContain('111222333')
        } else
          for (const fault of read.faults) expect(timetableFaultInWords(fault)).not.toContain('111222333')
      }),
      { numRuns: 500 },
    )
  })
})

it('a field with nothing but separators is as empty as an empty one', () => {
  const text = 'class,teacher,weekday,hour\n";",;,ma,1\n'
  expect(faults(text, mapped('between: ";"'))).toEqual([
    expect.stringMatching(/^rooster\.csv, row 2, class: is empty/),
  ])
})

describe('a mapping', () => {
  it('with faults tells them with their lines', () => {
    const read = readYaml('columns:\n  klas: Groep\nhours: { u1: een }\n', TimetableMapping)
    expect(read.ok ? [] : read.faults.map(({ line, what }) => `${line} ${what}`)).toEqual([
      '2 columns.klas is not a key here; the keys here are: class, teacher, weekday, hour, week, subject, room, from, until',
      '3 hours.u1 must be a number',
    ])
  })
})
