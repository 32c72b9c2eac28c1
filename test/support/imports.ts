import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One file of the house: its path from the root, and what it says. */
export type SourceFile = { readonly path: string; readonly text: string }

const root = resolve(fileURLToPath(import.meta.url), '../../..')

const fromClause = /^(?:import|export)\b[^'";]*?\bfrom '([^']+)'/gm
const bareImport = /^import '([^']+)'/gm
const importCall = /\b(?:import|require)\(\s*'([^']+)'/g

/** What a file imports, as it writes it: types, values, for its effect, or while it runs. */
export const importsOf = ({ text }: SourceFile): readonly string[] =>
  [fromClause, bareImport, importCall].flatMap((form) =>
    [...text.matchAll(form)].flatMap(([, found]) => found ?? []),
  )

/** The path from the root of what is imported with a relative name; anything else as it is. */
export const resolved = ({ path }: SourceFile, name: string): string =>
  name.startsWith('.') ? join(dirname(path), name) : name

/** The package that an import names, without the path inside it; `node:` for all that Node brings. */
export const packageOf = (name: string): string => {
  if (name.startsWith('node:')) return 'node:'
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')
}

/** Every TypeScript file under a folder, what is generated excepted. */
export const sourceFiles = (folder: string): readonly SourceFile[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !path.includes('/generated/'))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
