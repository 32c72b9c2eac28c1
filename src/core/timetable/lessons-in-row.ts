import type { ClassId, PersonId } from '../kernel/ids.ts'
import type { Weekday } from '../kernel/weekday.ts'
import type { Directory } from './directory.ts'
import type { TimetableFault } from './fault.ts'
import type { Lesson } from './lesson.ts'
import type { TimetableColumn, TimetableMapping } from './mapping.ts'
import { dayIn, hoursIn, weekdayIn, weekIn } from './words-in-cells.ts'

/** One row of a timetable: its cells by our own names for the columns, and where its faults go. */
export type Row = {
  readonly cell: (column: TimetableColumn) => string
  readonly complain: (column: TimetableColumn, kind: TimetableFault['kind'], hint?: string) => undefined
}

/** What it takes to understand a row. */
export type Reading = {
  readonly mapping: TimetableMapping
  readonly directory: Directory
  /** The lesson hours of this school. */
  readonly hours: readonly number[]
}

const longest = 60

/** The values in a cell that may hold several. */
const several = (cell: string, { between }: TimetableMapping): readonly string[] =>
  (between === undefined ? [cell] : cell.split(between)).map((one) => one.trim()).filter((one) => one !== '')

const classesIn = (
  { cell, complain }: Row,
  { mapping, directory }: Reading,
): readonly (ClassId | undefined)[] => {
  const names = several(cell('class'), mapping)
  if (names.length === 0) return [complain('class', 'empty')]
  return names.map(
    (name) =>
      directory.classOf(name) ?? complain('class', directory.isTwice(name) ? 'class-twice' : 'unknown-class'),
  )
}

/** A lesson that nobody teaches yet has nobody as its teacher. */
const teachersIn = (
  { cell, complain }: Row,
  { mapping, directory }: Reading,
): readonly (PersonId | null | undefined)[] => {
  const names = several(cell('teacher'), mapping)
  if (names.length === 0) return [null]
  return names.map(
    (name) =>
      directory.personOf(name) ??
      complain('teacher', directory.isShared(name) ? 'teacher-twice' : 'unknown-teacher'),
  )
}

const weekdayOf = ({ cell, complain }: Row, { mapping }: Reading): Weekday | undefined => {
  if (cell('weekday') === '') return complain('weekday', 'empty')
  return weekdayIn(cell('weekday'), mapping) ?? complain('weekday', 'no-weekday')
}

const hoursOf = ({ cell, complain }: Row, { mapping, hours }: Reading): readonly number[] => {
  if (cell('hour') === '') complain('hour', 'empty')
  const meant = cell('hour') === '' ? [] : hoursIn(cell('hour'), mapping)
  if (!meant) complain('hour', 'no-hour')
  else if (!meant.every((hour) => hours.includes(hour)))
    complain('hour', 'not-on-the-bells', `${Math.min(...hours)} to ${Math.max(...hours)}`)
  return meant ?? []
}

const weekOf = ({ cell, complain }: Row, { mapping }: Reading): Lesson['week'] | undefined => {
  const week = weekIn(cell('week'), mapping)
  return week === undefined ? complain('week', 'no-week') : week
}

const wordsOf = ({ cell, complain }: Row, column: 'subject' | 'room'): string | null | undefined => {
  const words = cell(column)
  if (words === '') return null
  return words.length > longest ? complain(column, 'too-long', String(longest)) : words
}

const dayOf = ({ cell, complain }: Row, { mapping }: Reading, column: 'from' | 'until') => {
  if (cell(column) === '') return null
  return dayIn(cell(column), mapping) ?? complain(column, 'no-day')
}

/** The lessons of one row: a block of hours, several classes or several teachers make more than one. */
export const lessonsInRow = (row: Row, reading: Reading): readonly Lesson[] => {
  const classes = classesIn(row, reading)
  const people = teachersIn(row, reading)
  const weekday = weekdayOf(row, reading)
  const hours = hoursOf(row, reading)
  const week = weekOf(row, reading)
  const [subject, room] = [wordsOf(row, 'subject'), wordsOf(row, 'room')]
  const [from, until] = [dayOf(row, reading, 'from'), dayOf(row, reading, 'until')]
  if (from && until && until < from) row.complain('until', 'ends-before-it-begins')
  if (weekday === undefined || week === undefined || subject === undefined || room === undefined) return []
  if (from === undefined || until === undefined) return []
  const shared = { weekday, week, subject, room, from, until }
  return hours.flatMap((hour) =>
    classes.flatMap((one) =>
      people.flatMap((person) =>
        one === undefined || person === undefined ? [] : [{ class: one, person, hour, ...shared }],
      ),
    ),
  )
}
