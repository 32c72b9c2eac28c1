type Row = Readonly<Record<string, unknown>>

const quoted = (value: unknown): string => {
  const text = String(value ?? '')
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows as CSV, with the columns of the first row. */
export const stringify = (rows: readonly Row[]): string => {
  const columns = Object.keys(rows[0] ?? {})
  return [columns, ...rows.map((row) => columns.map((column) => row[column]))]
    .map((cells) => `${cells.map(quoted).join(',')}\n`)
    .join('')
}
