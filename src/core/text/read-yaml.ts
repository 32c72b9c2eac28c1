import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'
import { type Expectation, expecting } from './expectation.ts'

/** One fault in a file: where it stands, counted from one, and what is wrong in words. */
export type FileFault = { readonly line: number; readonly column: number; readonly what: string }

/** What a file holds: as it was written, and as it is understood; or everything that is wrong with it. */
export type Read<T> =
  | { readonly ok: true; readonly value: T; readonly written: unknown }
  | { readonly ok: false; readonly faults: readonly FileFault[] }

type Place = { readonly key: unknown; readonly value: unknown }

const childOf = (document: Document, node: unknown, step: PropertyKey): Place | undefined => {
  const found = isAlias(node) ? node.resolve(document) : node
  if (isSeq(found)) return { key: undefined, value: found.items[Number(step)] }
  const pair = isMap(found)
    ? found.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
    : undefined
  return pair && { key: pair.key, value: pair.value }
}

/** The place of a fault in the document, or else the nearest place around it. */
const offsetOf = (document: Document, { path, atKey }: Expectation): number => {
  let place: Place = { key: undefined, value: document.contents }
  let exact = true
  for (const step of path) {
    const child = childOf(document, place.value, step)
    exact = child !== undefined
    if (!child) break
    place = child
  }
  const node = ((exact && atKey && place.key) || place.value || place.key) as Node | null | undefined
  return node?.range?.[0] ?? 0
}

const unreadableWords: Readonly<Record<string, string>> = {
  BAD_INDENT: 'the spaces before this do not fit the lines around it',
  DUPLICATE_KEY: 'this key stands here a second time',
  MULTIPLE_DOCS: 'only one document can be in a file',
  NON_STRING_KEY: 'a key must be text',
  TAB_AS_INDENT: 'this begins with a tab, and must begin with spaces',
}

const pathInWords = (path: readonly PropertyKey[]): string =>
  path.map((step) => (typeof step === 'number' ? `#${step + 1}` : String(step))).join('.')

/** A key with nothing behind it counts as left out. */
const withoutNothing = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutNothing)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([key, inner]) => [key, withoutNothing(inner)]),
  )
}

/**
 * Reads YAML against a schema. Everything that is wrong is told at once, each with its line and what was expected;
 * what stood there is not repeated.
 */
export const readYaml = <S extends z.ZodType>(text: string, schema: S): Read<z.output<S>> => {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true })
  const faultAt = (offset: number, what: string): FileFault => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1), what }
  }
  const unreadable = [...document.errors, ...document.warnings]
  if (unreadable.length > 0)
    return {
      ok: false,
      faults: unreadable.map(({ pos, code }) =>
        faultAt(pos[0], unreadableWords[code] ?? `this is no YAML (${code})`),
      ),
    }
  let written: unknown
  try {
    written = withoutNothing(document.toJS() ?? {})
  } catch {
    return { ok: false, faults: [faultAt(0, 'refers to itself too often')] }
  }
  const read = expecting(schema, written)
  if (read.ok) return { ok: true, value: read.value, written }
  const faults = read.wrong.map((wrong) =>
    faultAt(offsetOf(document, wrong), `${pathInWords(wrong.path)} ${wrong.expected}`.trim()),
  )
  return { ok: false, faults: faults.toSorted((a, b) => a.line - b.line || a.column - b.column) }
}
