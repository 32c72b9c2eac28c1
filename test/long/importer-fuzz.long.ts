import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readRosterFiles } from '../../src/commands/roster-files.ts'
import { checkRoster } from '../../src/core/roster/check-roster.ts'
import { compareRosters } from '../../src/core/roster/compare-rosters.ts'
import { faultInWords } from '../../src/core/roster/fault.text.ts'
import { mergeRoster } from '../../src/core/roster/merge-roster.ts'
import { readRoster } from '../../src/core/roster/read-roster.ts'
import { emptyRoster, RosterChange } from '../../src/core/roster/roster.ts'
import { engines, freshDatabase } from '../support/databases.ts'
import { rosterFiles, type Sheets, smallSchool } from '../support/roster-files.ts'
import { openOffice } from '../support/roster-office.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { canary, inFull, nastyText } from './fuzz/nasty.ts'
import { report } from './report.ts'

const pieces = [
  ...[
    '"',
    '""',
    ',',
    ';',
    '\n',
    '\r\n',
    '\r',
    '\uFEFF',
    '\u0000',
    ' ',
    '=cmd()',
    '__proto__',
    'constructor',
    'tobedeleted',
  ],
  ...[
    'bulk',
    'delta',
    'absent',
    'true',
    'false',
    'student',
    '2026-02-30',
    '9999-99-99',
    '{BSN:111222333}',
    's1',
    'year,year',
  ],
]

/** One thing done to a text: where, as a part of its length; how much goes; what comes. */
const edit = fc.record({
  file: fc.nat({ max: 100 }),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  goes: fc.nat({ max: 40 }),
  comes: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...pieces) },
    { weight: 2, arbitrary: nastyText.map((text) => inFull(text).slice(0, 2000)) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  ),
})

/** A slip of the pen, after which a roster may well be sound. */
const slip = fc.record({
  file: fc.nat({ max: 100 }),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  goes: fc.constantFrom(0, 0, 1),
  comes: fc.constantFrom('a', 'É', 'van ', 'ß', '7', ' '),
})

const sent: Sheets = Object.fromEntries(
  Object.entries(smallSchool).map(([file, rows]) => [
    file,
    rows.map((row) => ({ ...row, status: 'active' })),
  ]),
)

const written = fc.constantFrom(
  rosterFiles(smallSchool),
  rosterFiles(smallSchool, { delimiter: ';', bom: true }),
  rosterFiles(sent, { mode: 'delta' }),
)

const edits = fc.oneof(
  { weight: 3, arbitrary: fc.array(edit, { minLength: 1, maxLength: 6 }) },
  { weight: 1, arbitrary: fc.array(slip, { maxLength: 2 }) },
)

const spoiled = fc.tuple(written, edits).map(([files, edits]) => {
  const copy = new Map(files)
  for (const { file, at, goes, comes } of edits) {
    const name = [...copy.keys()][file % copy.size] ?? ''
    const text = copy.get(name) ?? ''
    const from = Math.floor(at * text.length)
    copy.set(name, text.slice(0, from) + comes + text.slice(from + goes))
  }
  return copy
})

/** What every roster may count on: it is read to the end, its faults say nothing of it, and what is kept is sound. */
const read = (files: ReadonlyMap<string, string>): 'faults' | 'sound' => {
  const { sent, faults: own } = readRoster(files)
  const merged = sent && mergeRoster(emptyRoster(), sent)
  const faults = [
    ...own,
    ...(merged?.faults ?? []),
    ...(sent && merged ? checkRoster(merged.next, sent, '2026-11-25') : []),
  ]
  expect(faults.map(faultInWords).join('\n')).not.toMatch(
    new RegExp(`${canary}|111222333|123456782|undefined`),
  )
  if (faults.length > 0 || !merged) return 'faults'
  const changes = compareRosters(emptyRoster(), merged.next)
  // What the bot would refuse must not be sent, and what it writes down and reads again must be the same.
  for (const change of changes) expect(RosterChange.parse(JSON.parse(JSON.stringify(change)))).toEqual(change)
  expect(JSON.stringify(changes)).not.toMatch(/111222333|123456782/)
  return 'sound'
}

describe('a roster that nobody meant to write', () => {
  it('is read to the end, without a crash and without an echo', () => {
    const seen = { faults: 0, sound: 0 }
    fc.assert(
      fc.property(spoiled, (files) => {
        seen[read(files)] += 1
      }),
      { numRuns: 20_000 },
    )
    report('spoiled rosters', { 'with faults': seen.faults, 'that were sound': seen.sound })
    expect(seen.faults).toBeGreaterThan(5000)
    expect(seen.sound).toBeGreaterThan(500)
  })

  it('comes out of no archive, however it was broken', async () => {
    const folder = await temporaryFolder()
    const path = join(folder, 'export.zip')
    const entries = [...rosterFiles(smallSchool)].map(([name, text]) => [
      name,
      new TextEncoder().encode(text),
    ])
    const whole = zipSync(Object.fromEntries(entries))
    const spots = fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), {
      maxLength: 8,
    })
    await fc.assert(
      fc.asyncProperty(spots, fc.nat({ max: whole.length }), async (bytes, length) => {
        const broken = Uint8Array.from(whole)
        for (const [at, byte] of bytes) broken[at] = byte
        await writeFile(path, length % 3 === 0 ? broken.subarray(0, length) : broken)
        const found = readRosterFiles(path)
        if (!found) throw new Error('the file is there')
        for (const name of found.files.keys()) expect(name).toMatch(/^[A-Za-z]+\.csv$/)
        if (found.faults.length === 0) read(found.files)
      }),
      { numRuns: 2000 },
    )
  })

  it.each(engines)('writes nothing when it has a fault (%s)', async (engine) => {
    const office = await openOffice(await freshDatabase(engine))
    await office.imports(rosterFiles(smallSchool))
    const everything = () =>
      office.rows(`select to_jsonb(t) from person t union all select to_jsonb(t) from student t
        union all select to_jsonb(t) from roster_row t union all select to_jsonb(t) from roster_staged t order by 1`)
    const before = await everything()
    await fc.assert(
      fc.asyncProperty(spoiled, async (files) => {
        const { code, said } = await office.imports(files, { args: ['--dry-run'] })
        expect(said).not.toMatch(new RegExp(`${canary}|111222333`))
        expect([0, 1]).toContain(code)
        expect(await everything()).toEqual(before)
      }),
      { numRuns: 150 },
    )
  })
})
