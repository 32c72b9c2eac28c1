import fc from 'fast-check'
import { SchoolChoices } from '../../src/core/school/school-choices.ts'
import { TimetableNames } from '../../src/core/timetable/lesson.ts'
import { timetableColumns } from '../../src/core/timetable/mapping.ts'

/** Any file that somebody may take for a school file. */
export const anySchoolFile: fc.Arbitrary<string> = fc.oneof(
  fc
    .array(
      fc.tuple(
        fc.constantFrom(...Object.keys(SchoolChoices.shape), '__proto__', 'constructor', 'x'),
        fc.oneof(
          fc.string(),
          fc.jsonValue().map((value) => JSON.stringify(value)),
          fc.constantFrom(
            '[a, b]',
            '{ from: 2027-01-01 }',
            '&x {}',
            '*x',
            '\n  region: noord',
            '\n  studyDays: [2027-02-30]',
            '"112"',
            '{ admin: [A@SCHOOL.EXAMPLE] }',
          ),
        ),
      ),
      { maxLength: 4 },
    )
    .map((lines) => lines.map(([key, value]) => `${key}: ${value}`).join('\n')),
  fc.string(),
)

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** A school with two classes, a group for one subject whose name is that of another, and three teachers. */
export const timetableNames: TimetableNames = TimetableNames.parse({
  classes: [
    { id: id(1), name: '2B', sourcedId: 'c-2b' },
    { id: id(2), name: '3A', sourcedId: 'c-3a' },
    { id: id(3), name: 'Wiskunde', sourcedId: 'c-wi1' },
    { id: id(4), name: 'wiskunde', sourcedId: 'c-wi2' },
  ],
  people: [
    { id: id(11), email: 'j.bakker@school.example', sourcedId: 'p-jan' },
    { id: id(12), email: 'team@school.example', sourcedId: 'p-els' },
    { id: id(13), email: 'team@school.example', sourcedId: 'p-mo' },
  ],
  hours: [1, 2, 3, 4, 5, 6, 7, 8, 9],
})

const cell = fc.oneof(
  fc.constantFrom(
    ...[
      '2B',
      'c-3a',
      'p-jan',
      'ma',
      'friday',
      '1',
      '2-3',
      'A',
      '',
      '2027-08-30',
      '111222333',
      '"',
      '__proto__',
    ],
  ),
  fc.string({ maxLength: 70 }),
)

/** Any file that somebody may take for a timetable, numbers that may be a BSN included. */
export const anyTimetable: fc.Arbitrary<string> = fc.oneof(
  fc
    .array(
      fc.array(cell, { minLength: 8, maxLength: 10 }).map((cells) => cells.join(',')),
      { maxLength: 6 },
    )
    .map((rows) => [timetableColumns.join(','), ...rows].join('\n')),
  fc.string(),
)
