import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Environment } from '../../src/server/environment.ts'

describe('.env.example', () => {
  it('lists exactly the variables that the code reads', () => {
    const listed = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name)
    expect(listed.toSorted()).toEqual(Object.keys(Environment.shape).toSorted())
  })
})
