import fc from 'fast-check'
import { expect, it } from 'vitest'
import { SchoolChoices } from '../../src/core/school/school-choices.ts'
import { readYaml } from '../../src/core/text/read-yaml.ts'
import { timetableFaultInWords } from '../../src/core/timetable/fault.ts'
import { Lesson } from '../../src/core/timetable/lesson.ts'
import { ownForm, TimetableMapping } from '../../src/core/timetable/mapping.ts'
import { readTimetable } from '../../src/core/timetable/read-timetable.ts'
import { anySchoolFile, anyTimetable, timetableNames } from '../support/any-file.ts'

const many = { numRuns: 20_000 }

it('whatever is in a school file is understood or told, and never thrown', () => {
  fc.assert(
    fc.property(anySchoolFile, (file) => {
      const read = readYaml(file, SchoolChoices)
      if (read.ok) expect(SchoolChoices.parse(JSON.parse(JSON.stringify(read.written)))).toEqual(read.value)
      else expect(read.faults.length).toBeGreaterThan(0)
    }),
    many,
  )
})

it('whatever is in a mapping is understood or told, and never thrown', () => {
  fc.assert(
    fc.property(anySchoolFile, (file) => {
      const read = readYaml(file, TimetableMapping)
      expect(read.ok || read.faults.length > 0).toBe(true)
    }),
    many,
  )
})

it('whatever is in a timetable becomes lessons or faults, and nothing of it is repeated', () => {
  fc.assert(
    fc.property(anyTimetable, (file) => {
      const read = readTimetable('rooster.csv', file, ownForm, timetableNames)
      if (read.ok) {
        expect(Lesson.array().safeParse(read.lessons).success).toBe(true)
        expect(JSON.stringify(read.lessons)).not.toContain('111222333')
      } else for (const fault of read.faults) expect(timetableFaultInWords(fault)).not.toContain('111222333')
    }),
    many,
  )
})
