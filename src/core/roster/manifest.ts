import type { Fault } from './fault.ts'
import { RosterFile } from './roster.ts'
import type { Sheet } from './sheet.ts'

/** How a file counts: in the place of what was known, on top of it, or not at all. */
export type Mode = 'bulk' | 'delta' | 'absent'
export type Modes = { readonly [F in RosterFile]: Mode }

/** The name under which a manifest is found. */
export const manifestName = 'manifest.csv'

const isMode = (word: string): word is Mode => ['bulk', 'delta', 'absent'].includes(word)

/** Without these there is no school to speak of. */
const needed: readonly RosterFile[] = ['users', 'roles', 'classes', 'enrollments']

/** Reads which files a roster has and how they count, and compares that with the files that are there. */
export const readManifest = (
  sheet: Sheet,
  isThere: (name: string) => boolean,
): { readonly modes: Modes; readonly faults: readonly Fault[] } => {
  const faults: Fault[] = []
  const said = new Map(
    sheet.rows.map(({ line, cells }) => [cells.propertyName ?? '', { line, value: cells.value ?? '' }]),
  )
  const version = said.get('oneroster.version')
  if (version?.value !== '1.2')
    faults.push({
      file: manifestName,
      ...(version ? { row: version.line } : {}),
      column: 'oneroster.version',
      kind: 'manifest-version',
    })
  const modeOf = (file: RosterFile): Mode => {
    const name = `${file}.csv`
    const { line, value = 'absent' } = said.get(`file.${file}`) ?? {}
    if (!isMode(value)) {
      faults.push({ file: manifestName, row: line ?? 1, column: `file.${file}`, kind: 'manifest-mode' })
      return 'absent'
    }
    if (value === 'absent' && isThere(name)) faults.push({ file: name, kind: 'file-not-announced' })
    if (value !== 'absent' && !isThere(name)) faults.push({ file: name, kind: 'file-missing' })
    return value
  }
  const modes = Object.fromEntries(RosterFile.options.map((file) => [file, modeOf(file)])) as Modes
  if (!Object.values(modes).includes('delta'))
    for (const file of needed)
      if (modes[file] === 'absent' && !isThere(`${file}.csv`))
        faults.push({ file: `${file}.csv`, kind: 'file-missing' })
  return { modes, faults }
}
