import { readFile } from 'node:fs/promises'
import { SchoolChoices } from '../core/school/school-choices.ts'
import { readYaml } from '../core/text/read-yaml.ts'

/** Where the schools' own choices stand. A file that was named must be there; the usual one need not be. */
export type SchoolFiles = { readonly paths: readonly string[]; readonly named: boolean }

/** One school's choices, with the file that they come from. */
export type SchoolFileFound = {
  readonly path: string
  readonly choices: SchoolChoices
  readonly written: unknown
}

/** What the files say together, or everything that is wrong with any of them. */
export type SchoolFilesRead = {
  /** The files as they are now, to see whether one changed. */
  readonly text: string
  readonly found: readonly SchoolFileFound[]
  readonly faults: readonly string[]
}

const longest = 1_000_000

const textOf = async (path: string): Promise<string | { readonly code: string }> => {
  try {
    const text = await readFile(path, 'utf8')
    return text.length > longest ? { code: 'TOO_LONG' } : text
  } catch (error) {
    return { code: error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN' }
  }
}

/** Two schools are never one, and no workspace is of both. */
const clashes = (found: readonly SchoolFileFound[]): readonly string[] => {
  const seen = new Map<string, string>()
  return found.flatMap(({ path, choices: { key, workspaces } }) =>
    [`key ${key}`, ...workspaces.slack, ...workspaces.teams].flatMap((one) => {
      const other = seen.get(one)
      seen.set(one, other ?? path)
      return other === undefined
        ? []
        : [`${path}: ${one} stands in ${other} too; no two schools can share it.`]
    }),
  )
}

/** Reads every school file. Nothing is thrown: whatever is wrong is among the faults. */
export const readSchoolFiles = async ({ paths, named }: SchoolFiles): Promise<SchoolFilesRead> => {
  const found: SchoolFileFound[] = []
  const faults: string[] = []
  const texts: string[] = []
  for (const path of paths) {
    const text = await textOf(path)
    texts.push(typeof text === 'string' ? text : '')
    if (typeof text !== 'string') {
      if (text.code !== 'ENOENT') faults.push(`${path} cannot be read (${text.code}).`)
      else if (named) faults.push(`${path}, which SCHOOL_FILE names, is not there.`)
      continue
    }
    const read = readYaml(text, SchoolChoices)
    if (read.ok) found.push({ path, choices: read.value, written: read.written })
    else
      faults.push(
        ...read.faults.map(({ line, column, what }) => `${path}, line ${line}, column ${column}: ${what}.`),
      )
  }
  return { text: JSON.stringify(texts), found, faults: [...faults, ...clashes(found)] }
}
