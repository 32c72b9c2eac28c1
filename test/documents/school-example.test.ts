import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { SchoolChoices } from '../../src/core/school/school-choices.ts'
import { schoolExample } from '../../src/core/school/school-example.ts'
import { readYaml } from '../../src/core/text/read-yaml.ts'
import { bare } from '../../src/core/text/schema.ts'

/** Every key of a school file by its path, as far as keys have names of their own. */
const keysOf = (schema: z.core.$ZodType, path = ''): readonly string[] => {
  const inner = bare(schema)
  if (!(inner instanceof z.ZodObject)) return []
  return Object.entries(inner.shape).flatMap(([key, value]) => [
    `${path}${key}`,
    ...keysOf(value, `${path}${key}.`),
  ])
}

const reached = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value)

describe('school.example.yaml', () => {
  it('is what the schema makes of it; mend it with: npm test -- test/documents -u', async () => {
    await expect(schoolExample()).toMatchFileSnapshot('../../school.example.yaml')
  })

  it('is a good school file, with every key in it and a meaning above each', () => {
    const text = readFileSync('school.example.yaml', 'utf8')
    const read = readYaml(text, SchoolChoices)
    expect(read).toMatchObject({ ok: true })
    const written = read.ok ? read.written : undefined
    const keys = keysOf(SchoolChoices)
    expect(keys.filter((key) => reached(written, key) === undefined)).toEqual([])
    const lines = text.split('\n')
    const bareKeys = lines.filter(
      (line, at) => /^ {0,2}[a-zA-Z]+:/.test(line) && !/^ *#/.test(lines[at - 1] ?? ''),
    )
    expect(bareKeys.map((line) => line.trim().split(':')[0])).toEqual([
      'coordinator',
      'admin',
      'monday',
      'tuesday',
      'wednesday',
      'thursday',
      'friday',
    ])
  })
})
