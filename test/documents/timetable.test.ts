import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { importTimetable } from '../../src/commands/import-timetable.ts'
import { readYaml } from '../../src/core/text/read-yaml.ts'
import { neededColumns, TimetableMapping, timetableColumns } from '../../src/core/timetable/mapping.ts'

describe('docs/timetable.md', () => {
  const text = readFileSync('docs/timetable.md', 'utf8')
  const block = (kind: string): string => text.split(`\`\`\`${kind}\n`)[1]?.split('```')[0] ?? ''

  it('names the command as it is typed', () =>
    expect(text).toContain(`\`npx trajectbot ${importTimetable.usage}\``))

  it('describes every column, and which are needed', () => {
    const rows = [...text.matchAll(/^\| (`.+?`) \| (.*?) \|/gm)]
    const named = (cell = ''): string[] => [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)
    expect(rows.flatMap(([, cell]) => named(cell))).toEqual([...timetableColumns])
    expect(
      rows.filter(([, , needed]) => needed?.startsWith('yes')).flatMap(([, cell]) => named(cell)),
    ).toEqual([...neededColumns])
  })

  it('shows a mapping that is good, with every key in it', () => {
    const read = readYaml(block('yaml'), TimetableMapping)
    expect(read).toMatchObject({ ok: true })
    expect(Object.keys(read.ok ? (read.written as object) : {}).toSorted()).toEqual(
      Object.keys(TimetableMapping.shape).toSorted(),
    )
  })
})
