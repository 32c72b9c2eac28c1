import type { Fault } from '../roster/fault.ts'
import { readSheet, type Sheet, type SheetRow } from '../roster/sheet.ts'
import { holdsBsn } from '../text/bsn.ts'
import { type Directory, directoryOf } from './directory.ts'
import type { TimetableFault } from './fault.ts'
import type { Lesson, TimetableNames } from './lesson.ts'
import { neededColumns, type TimetableColumn, type TimetableMapping, timetableColumns } from './mapping.ts'
import { dayIn, hoursIn, weekdayIn, weekIn } from './words-in-cells.ts'

/** A timetable as a file has it; or everything that is wrong with it. */
export type TimetableRead =
  | { readonly ok: true; readonly lessons: readonly Lesson[] }
  | { readonly ok: false; readonly faults: readonly TimetableFault[] }

const longest = 60

type Kind = TimetableFault['kind']
type Complain = (column: TimetableColumn, kind: Kind, hint?: string) => undefined

const columnFaults = (
  file: string,
  { header }: Sheet,
  columnOf: (column: TimetableColumn) => string,
): Fault[] =>
  timetableColumns.flatMap((column): Fault[] => {
    const name = columnOf(column)
    const times = header.filter((one) => one === name).length
    if (times > 1) return [{ file, row: 1, column: name, kind: 'column-twice' }]
    return times === 0 && neededColumns.includes(column)
      ? [{ file, row: 1, column: name, kind: 'column-missing' }]
      : []
  })

/** What is wrong with any cell, whatever is in it: a number that must not be there, or signs that cannot be kept. */
const badSign = (cell: string): Kind | undefined => {
  if (holdsBsn(cell)) return 'bsn'
  return /\p{Cc}|\p{Cs}/u.test(cell) ? 'control-sign' : undefined
}

type Reading = {
  readonly mapping: TimetableMapping
  readonly directory: Directory
  readonly hours: readonly number[]
}

const wordsOf = (cell: string, complain: Complain, column: TimetableColumn): string | null | undefined => {
  if (cell === '') return null
  return cell.length > longest ? complain(column, 'too-long', String(longest)) : cell
}

const several = (cell: string, { between }: TimetableMapping): readonly string[] =>
  between === undefined
    ? [cell]
    : cell
        .split(between)
        .map((one) => one.trim())
        .filter((one) => one !== '')

/** The hours of a cell, each of which this school has. */
const hoursOf = (
  cell: string,
  { mapping, hours }: Reading,
  complain: Complain,
): readonly number[] | undefined => {
  const meant = hoursIn(cell, mapping)
  if (!meant) return complain('hour', 'no-hour')
  return meant.every((hour) => hours.includes(hour))
    ? meant
    : complain('hour', 'not-on-the-bells', `${Math.min(...hours)} to ${Math.max(...hours)}`)
}

/** The lessons of one row: a block of hours, several classes or several teachers make more than one. */
const lessonsOf = (
  cell: (column: TimetableColumn) => string,
  reading: Reading,
  complain: Complain,
): readonly Lesson[] => {
  const { mapping, directory } = reading
  const needed = (column: 'class' | 'weekday' | 'hour'): string | undefined =>
    cell(column) || complain(column, 'empty')
  const day = (column: 'from' | 'until'): string | null | undefined =>
    cell(column) === '' ? null : (dayIn(cell(column), mapping) ?? complain(column, 'no-day'))
  const weekdayWord = needed('weekday')
  const hourWord = needed('hour')
  const weekday = weekdayWord && (weekdayIn(weekdayWord, mapping) ?? complain('weekday', 'no-weekday'))
  const hours = hourWord && hoursOf(hourWord, reading, complain)
  const week = weekIn(cell('week'), mapping)
  if (week === undefined) complain('week', 'no-week')
  const subject = wordsOf(cell('subject'), complain, 'subject')
  const room = wordsOf(cell('room'), complain, 'room')
  const [from, until] = [day('from'), day('until')]
  if (from && until && until < from) complain('until', 'ends-before-it-begins')
  const classes = several(needed('class') ?? '', mapping)
    .filter((name) => name !== '')
    .map(
      (name) =>
        directory.classOf(name) ??
        complain('class', directory.isTwice(name) ? 'class-twice' : 'unknown-class'),
    )
  const teachers = several(cell('teacher'), mapping).map((name) =>
    name === ''
      ? null
      : (directory.personOf(name) ??
        complain('teacher', directory.isShared(name) ? 'teacher-twice' : 'unknown-teacher')),
  )
  const people = teachers.length === 0 ? [null] : teachers
  if (!weekday || !hours || week === undefined || subject === undefined || room === undefined) return []
  return hours.flatMap((hour) =>
    classes.flatMap((class_) =>
      people.flatMap((person) =>
        class_ === undefined || person === undefined
          ? []
          : [
              {
                class: class_,
                person,
                weekday,
                hour,
                week,
                subject,
                room,
                from: from ?? null,
                until: until ?? null,
              },
            ],
      ),
    ),
  )
}

const readRows = (
  file: string,
  { header, rows }: Sheet,
  columnOf: (column: TimetableColumn) => string,
  reading: Reading,
): { readonly lessons: readonly Lesson[]; readonly faults: readonly TimetableFault[] } => {
  const faults: TimetableFault[] = []
  const seen = new Map<string, { readonly lesson: Lesson; readonly row: number }>()
  const readRow = ({ line: row, cells }: SheetRow): void => {
    const complain = (column: string, kind: Kind, hint?: string): undefined => {
      faults.push({ file, row, column, kind, ...(hint === undefined ? {} : { hint }) } as TimetableFault)
    }
    const before = faults.length
    for (const column of header) {
      const kind = badSign(cells[column] ?? '')
      if (kind) complain(column, kind)
    }
    if (faults.length > before) return
    const cell = (column: TimetableColumn): string => cells[columnOf(column)] ?? ''
    const lessons = lessonsOf(cell, reading, (column, kind, hint) => complain(columnOf(column), kind, hint))
    if (faults.length > before) return
    for (const lesson of lessons) {
      const key = JSON.stringify(lesson)
      const first = seen.get(key)
      if (first && first.row !== row) complain(columnOf('hour'), 'lesson-twice', String(first.row))
      else seen.set(key, { lesson, row })
    }
  }
  for (const row of rows) readRow(row)
  return { lessons: [...seen.values()].map(({ lesson }) => lesson), faults }
}

/** Reads a timetable from a file. Every fault is told at its row and column, and never what stood there. */
export const readTimetable = (
  file: string,
  text: string,
  mapping: TimetableMapping,
  names: TimetableNames,
): TimetableRead => {
  const { sheet, faults: broken } = readSheet(file, text)
  if (!sheet) return { ok: false, faults: broken }
  const columnOf = (column: TimetableColumn): string => mapping.columns[column] ?? column
  const missing = columnFaults(file, sheet, columnOf)
  if (missing.length > 0) return { ok: false, faults: [...missing, ...broken] }
  const reading = { mapping, directory: directoryOf(names, mapping), hours: names.hours }
  const { lessons, faults } = readRows(file, sheet, columnOf, reading)
  const all = [...broken, ...faults].toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0))
  return all.length > 0 ? { ok: false, faults: all } : { ok: true, lessons }
}
