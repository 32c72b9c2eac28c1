import { type CsvError, parse } from 'csv-parse/sync'
import type { Fault } from './fault.ts'

/** One row of a file: the number of its line, and its cells by the name of their column, without spaces around. */
export type SheetRow = { readonly line: number; readonly cells: Readonly<Record<string, string>> }

/** A file of comma- or semicolon-separated values. */
export type Sheet = { readonly header: readonly string[]; readonly rows: readonly SheetRow[] }

/** A record longer than this is a quotation mark that was never closed. */
const longestRecord = 20_000

type Record_ = { readonly line: number; readonly fields: readonly string[] }

const separatorOf = (headerLine: string): string =>
  headerLine.split(';').length > headerLine.split(',').length ? ';' : ','

/** Parses until the end or the first broken record; gives the line at which to go on, if there is one. */
const parseFrom = (
  lines: readonly string[],
  from: number,
  delimiter: string,
  found: Record_[],
): { readonly brokenAt: number } | undefined => {
  let next = from
  try {
    parse(lines.slice(from).join('\n'), {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      max_record_size: longestRecord,
      on_record: (fields: string[], { lines: end }) => {
        if (fields.length > 1 || fields[0]?.trim()) found.push({ line: next + 1, fields })
        next = from + end
        return null
      },
    })
    return undefined
  } catch (error) {
    if (!(error as Partial<CsvError>).code) throw error
    return { brokenAt: next }
  }
}

/** Reads a file whatever is wrong with it: a broken row is a fault, and reading goes on at the line after it. */
export const readSheet = (
  file: string,
  text: string,
): { readonly sheet: Sheet | undefined; readonly faults: readonly Fault[] } => {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .replace(/\n+$/, '')
    .split('\n')
  const delimiter = separatorOf(lines[0] ?? '')
  const records: Record_[] = []
  const faults: Fault[] = []
  for (let from = 0; from < lines.length; ) {
    const broken = parseFrom(lines, from, delimiter, records)
    if (!broken) break
    faults.push({ file, row: broken.brokenAt + 1, kind: 'quote' })
    from = broken.brokenAt + 1
  }
  const [first, ...rest] = records
  if (first?.line !== 1) return { sheet: undefined, faults: [...faults, { file, kind: 'header-missing' }] }
  const header = first.fields.map((field) => field.trim())
  const rows: SheetRow[] = []
  for (const { line, fields } of rest) {
    if (fields.length === header.length) {
      const cells = header.map((column, at) => [column, (fields[at] ?? '').trim()] as const)
      rows.push({ line, cells: Object.fromEntries(cells) })
    } else faults.push({ file, row: line, kind: 'cells', hint: String(header.length) })
  }
  return { sheet: { header, rows }, faults }
}
