import { columnsOf } from './columns.ts'
import type { Fault } from './fault.ts'
import { type Modes, manifestName, readManifest } from './manifest.ts'
import { Day, RosterFile, type RosterRows } from './roster.ts'
import { rowOf } from './row-of.ts'
import { readSheet, type SheetRow } from './sheet.ts'

/** What one row names in other files. */
export type Reference = { readonly column: string; readonly file: RosterFile; readonly id: string }

/** One row as it was sent. A row with a fault of its own has no data; it is there, so that others may name it. */
export type SentRow<F extends RosterFile = RosterFile> = {
  readonly line: number
  readonly id: string
  readonly goes: boolean
  readonly data: RosterRows[F] | undefined
  readonly references: readonly Reference[]
}

/** A roster as it was sent. */
export type SentRoster = {
  readonly modes: Modes
  readonly rows: { readonly [F in RosterFile]: readonly SentRow<F>[] }
  /** Files that were sent and of which not every row could be read: who is in them is not known. */
  readonly broken: ReadonlySet<RosterFile>
}

type Read<F extends RosterFile> = {
  readonly rows: readonly SentRow<F>[]
  readonly faults: readonly Fault[]
  readonly broken: boolean
}

const readRow = <F extends RosterFile>(
  file: F,
  { line, cells }: SheetRow,
  present: ReadonlySet<string>,
  isDelta: boolean,
): { readonly row: SentRow<F>; readonly faults: readonly Fault[] } => {
  const at = { file: `${file}.csv`, row: line }
  const goes = cells.status === 'tobedeleted'
  const faults: Fault[] = []
  const references: Reference[] = []
  for (const [column, { required, check, refersTo }] of Object.entries(columnsOf[file])) {
    if (!present.has(column)) continue
    const cell = cells[column] ?? ''
    if (cell === '') {
      const isNeeded = (required && !(goes && column !== 'sourcedId')) || (isDelta && column === 'status')
      if (isNeeded) faults.push({ ...at, column, kind: 'empty' })
      continue
    }
    const complaint = check(cell)
    // Of a row that goes, only its id counts; what must not be shown must not be there either.
    if (complaint && (!goes || complaint.kind === 'bsn' || column === 'sourcedId'))
      faults.push({ ...at, column, ...complaint })
    else if (refersTo && !goes)
      for (const id of cell.split(',')) references.push({ column, file: refersTo, id: id.trim() })
  }
  if (!goes && isTurnedRound(cells)) faults.push({ ...at, column: 'endDate', kind: 'ends-before-it-begins' })
  const data = goes || faults.length > 0 ? undefined : rowOf[file](cells)
  return { row: { line, id: cells.sourcedId ?? '', goes, data, references }, faults }
}

/** Whether a row ends before it begins; days that are no days have a fault of their own. */
const isTurnedRound = ({ beginDate, startDate, endDate }: SheetRow['cells']): boolean => {
  const [begin, end] = [Day.safeParse(beginDate || startDate), Day.safeParse(endDate)]
  return begin.success && end.success && end.data < begin.data
}

const readFile = <F extends RosterFile>(file: F, text: string, isDelta: boolean): Read<F> => {
  const { sheet, faults: broken } = readSheet(`${file}.csv`, text)
  if (!sheet) return { rows: [], faults: broken, broken: true }
  const faults = [...broken]
  const present = new Set(sheet.header)
  for (const [column, { required }] of Object.entries(columnsOf[file])) {
    const times = sheet.header.filter((name) => name === column).length
    const isNeeded = required || (isDelta && column === 'status')
    if (times === 0 && isNeeded) faults.push({ file: `${file}.csv`, row: 1, column, kind: 'column-missing' })
    if (times > 1) faults.push({ file: `${file}.csv`, row: 1, column, kind: 'column-twice' })
    // Which of the two counts is not known, so neither does.
    if (times > 1) present.delete(column)
  }
  const isWhole = faults.length === 0
  const rows: SentRow<F>[] = []
  const lineOf = new Map<string, number>()
  for (const sheetRow of sheet.rows) {
    const { row, faults: own } = readRow(file, sheetRow, present, isDelta)
    faults.push(...own)
    const before = row.id ? lineOf.get(row.id) : undefined
    if (before !== undefined)
      faults.push({
        file: `${file}.csv`,
        row: row.line,
        column: 'sourcedId',
        kind: 'id-twice',
        hint: String(before),
      })
    else if (row.id) {
      lineOf.set(row.id, row.line)
      rows.push(row)
    }
  }
  return { rows, faults, broken: !isWhole }
}

/** Reads the files of a roster and finds every fault that a file has by itself. */
export const readRoster = (
  files: ReadonlyMap<string, string>,
): { readonly sent: SentRoster | undefined; readonly faults: readonly Fault[] } => {
  const manifest = files.get(manifestName)
  if (manifest === undefined)
    return { sent: undefined, faults: [{ file: manifestName, kind: 'file-missing' }] }
  const { sheet, faults: broken } = readSheet(manifestName, manifest)
  if (!sheet) return { sent: undefined, faults: broken }
  const { modes, faults: said } = readManifest(sheet, (name) => files.has(name))
  const faults = [...broken, ...said]
  const brokenFiles = new Set(
    RosterFile.options.filter((file) => said.some((fault) => fault.file === `${file}.csv`)),
  )
  const read = RosterFile.options.map((file) => {
    const text = files.get(`${file}.csv`)
    if (modes[file] === 'absent' || text === undefined) return [file, []] as const
    const found = readFile(file, text, modes[file] === 'delta')
    faults.push(...found.faults)
    if (found.broken) brokenFiles.add(file)
    return [file, found.rows] as const
  })
  return {
    sent: { modes, rows: Object.fromEntries(read) as SentRoster['rows'], broken: brokenFiles },
    faults,
  }
}
