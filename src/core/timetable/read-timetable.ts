import type { Fault } from '../roster/fault.ts'
import { readSheet, type Sheet, type SheetRow } from '../roster/sheet.ts'
import { holdsBsn } from '../text/bsn.ts'
import { directoryOf } from './directory.ts'
import type { TimetableFault } from './fault.ts'
import type { Lesson, TimetableNames } from './lesson.ts'
import { lessonsInRow, type Reading } from './lessons-in-row.ts'
import { neededColumns, type TimetableColumn, type TimetableMapping, timetableColumns } from './mapping.ts'

/** A timetable as a file has it; or everything that is wrong with it. */
export type TimetableRead =
  | { readonly ok: true; readonly lessons: readonly Lesson[] }
  | { readonly ok: false; readonly faults: readonly TimetableFault[] }

type NameOf = (column: TimetableColumn) => string

const columnFaults = (file: string, { header }: Sheet, nameOf: NameOf): readonly Fault[] =>
  timetableColumns.flatMap((own): readonly Fault[] => {
    const column = nameOf(own)
    const times = header.filter((name) => name === column).length
    if (times > 1) return [{ file, row: 1, column, kind: 'column-twice' }]
    return times === 0 && neededColumns.includes(own)
      ? [{ file, row: 1, column, kind: 'column-missing' }]
      : []
  })

/** What is wrong with a cell whatever it means: a number that must not be there, or signs that cannot be kept. */
const badSign = (cell: string): 'bsn' | 'control-sign' | undefined => {
  if (holdsBsn(cell)) return 'bsn'
  return /\p{Cc}|\p{Cs}/u.test(cell) ? 'control-sign' : undefined
}

const readRows = (
  file: string,
  { header, rows }: Sheet,
  nameOf: NameOf,
  reading: Reading,
): { readonly lessons: readonly Lesson[]; readonly faults: readonly TimetableFault[] } => {
  const faults: TimetableFault[] = []
  const seen = new Map<string, { readonly lesson: Lesson; readonly row: number }>()
  const readRow = ({ line: row, cells }: SheetRow): void => {
    const before = faults.length
    const complain = (column: string, kind: TimetableFault['kind'], hint?: string): undefined => {
      faults.push({ file, row, column, kind, ...(hint === undefined ? {} : { hint }) } as TimetableFault)
    }
    for (const column of header) {
      const kind = badSign(cells[column] ?? '')
      if (kind) complain(column, kind)
    }
    if (faults.length > before) return
    const lessons = lessonsInRow(
      {
        cell: (column) => cells[nameOf(column)] ?? '',
        complain: (column, kind, hint) => complain(nameOf(column), kind, hint),
      },
      reading,
    )
    if (faults.length > before) return
    for (const lesson of lessons) {
      const same = JSON.stringify(lesson)
      const first = seen.get(same)
      if (first && first.row !== row) complain(nameOf('hour'), 'lesson-twice', String(first.row))
      else seen.set(same, { lesson, row })
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
  const nameOf: NameOf = (column) => mapping.columns[column] ?? column
  const columns = columnFaults(file, sheet, nameOf)
  if (columns.length > 0) return { ok: false, faults: [...columns, ...broken] }
  const reading = { mapping, directory: directoryOf(names, mapping), hours: names.hours }
  const { lessons, faults } = readRows(file, sheet, nameOf, reading)
  const all = [...broken, ...faults].toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0))
  return all.length > 0 ? { ok: false, faults: all } : { ok: true, lessons }
}
