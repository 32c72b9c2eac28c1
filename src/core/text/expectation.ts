import type { z } from 'zod'
import { keysAt } from './schema.ts'

/** One thing that is wrong, in words: where by its keys, and what was expected there. Never what stood there. */
export type Expectation = {
  readonly path: readonly PropertyKey[]
  /** Whether the key itself is wrong, not what stands behind it. */
  readonly atKey: boolean
  readonly expected: string
}

const types: Readonly<Record<string, string>> = {
  number: 'must be a number',
  int: 'must be a whole number',
  boolean: 'must be true or false',
  array: 'must be a list',
  object: 'must have keys of its own',
  record: 'must have keys of its own',
}

const wrongType = (expected: string, input: unknown): string => {
  if (input === undefined) return 'is missing'
  if (expected !== 'string') return types[expected] ?? 'is of the wrong kind'
  return typeof input === 'object' ? 'must be text' : 'must be text: put it between quotes'
}

const wrongCount = (origin: string, bound: 'at least' | 'at most', count: number | bigint): string => {
  const many = Number(count) === 1 ? '' : 's'
  if (origin === 'string') return `must have ${bound} ${count} character${many}`
  return origin === 'array'
    ? `must have ${bound} ${count} entr${many ? 'ies' : 'y'}`
    : `must be ${bound} ${count}`
}

/** The words for what a schema has no words of its own for. */
const inWords = (issue: z.core.$ZodRawIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected, issue.input)
    case 'too_small':
      return wrongCount(issue.origin, 'at least', issue.minimum)
    case 'too_big':
      return wrongCount(issue.origin, 'at most', issue.maximum)
    case 'invalid_value':
      return `must be one of: ${issue.values.map(String).join(', ')}`
    case 'invalid_key':
      return 'is too long or too short for a name'
    default:
      return 'is not of the right form'
  }
}

const expectationsOf = (schema: z.core.$ZodType, issue: z.core.$ZodIssue): readonly Expectation[] => {
  const { path } = issue
  if (issue.code !== 'unrecognized_keys')
    return [{ path, atKey: issue.code === 'invalid_key', expected: issue.message }]
  const expected = `is not a key here; the keys here are: ${keysAt(schema, path).join(', ')}`
  return issue.keys.map((key) => ({ path: [...path, key], atKey: true, expected }))
}

/** Reads a value, or says everything that is wrong with it. */
export const expecting = <S extends z.ZodType>(
  schema: S,
  value: unknown,
):
  | { readonly ok: true; readonly value: z.output<S> }
  | { readonly ok: false; readonly wrong: readonly Expectation[] } => {
  const parsed = schema.safeParse(value, { error: inWords })
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, wrong: parsed.error.issues.flatMap((issue) => expectationsOf(schema, issue)) }
}
