import { describe, expect, it, test } from 'vitest'
import { checkRoster } from '../../src/core/roster/check-roster.ts'
import { faultInWords } from '../../src/core/roster/fault.text.ts'
import type { Fault, FaultKind } from '../../src/core/roster/fault.ts'
import { mergeRoster } from '../../src/core/roster/merge-roster.ts'
import { readRoster } from '../../src/core/roster/read-roster.ts'
import { emptyRoster, type RosterFile } from '../../src/core/roster/roster.ts'
import { bigSchool } from '../support/big-school.ts'
import { changed, rosterFiles, type Sheets, smallSchool } from '../support/roster-files.ts'

const faultsIn = (files: ReadonlyMap<string, string>): readonly Fault[] => {
  const { sent, faults } = readRoster(files)
  if (!sent) return faults
  const merged = mergeRoster(emptyRoster(), sent)
  return [...faults, ...merged.faults, ...checkRoster(merged.next, sent, '2026-11-25')]
}

const place = ({ file, row, column, kind }: Fault): string => [file, row, column, kind].join(' ')

/** What is planted stands in the file under this word, so that it can be looked for where it must not be. */
const canary = 'KANARIEGEEL'

type Planting = {
  readonly file: RosterFile
  readonly column: string
  readonly cell: string
  readonly kind: FaultKind
}

const plantings: readonly Planting[] = [
  { file: 'users', column: 'givenName', cell: '', kind: 'empty' },
  { file: 'users', column: 'familyName', cell: canary.repeat(10), kind: 'too-long' },
  { file: 'users', column: 'enabledUser', cell: 'ja', kind: 'no-choice' },
  { file: 'users', column: 'email', cell: `${canary} at school`, kind: 'no-email' },
  { file: 'users', column: 'identifier', cell: '123456782', kind: 'bsn' },
  { file: 'users', column: 'userIds', cell: '{BSN:111222333}', kind: 'bsn' },
  { file: 'users', column: 'userMasterIdentifier', cell: '1234.56.782', kind: 'bsn' },
  { file: 'users', column: 'username', cell: `${canary}\u0007`, kind: 'control-sign' },
  { file: 'users', column: 'primaryOrgSourcedId', cell: canary, kind: 'reference' },
  { file: 'users', column: 'dateLastModified', cell: canary, kind: 'no-moment' },
  { file: 'roles', column: 'role', cell: canary, kind: 'no-choice' },
  { file: 'roles', column: 'roleType', cell: '', kind: 'empty' },
  { file: 'roles', column: 'beginDate', cell: '2026-02-30', kind: 'no-day' },
  { file: 'roles', column: 'userSourcedId', cell: canary, kind: 'reference' },
  { file: 'classes', column: 'classType', cell: canary, kind: 'no-choice' },
  { file: 'classes', column: 'termSourcedIds', cell: `year,${canary}`, kind: 'reference' },
  { file: 'classes', column: 'courseSourcedId', cell: '', kind: 'empty' },
  { file: 'enrollments', column: 'classSourcedId', cell: canary, kind: 'reference' },
  { file: 'enrollments', column: 'endDate', cell: '25-11-2026', kind: 'no-day' },
  { file: 'enrollments', column: 'role', cell: canary, kind: 'no-choice' },
]

describe('a roster with faults in it', () => {
  it('has every one of 200 named at its row and column, and nothing of what stands there', () => {
    const school: Sheets = bigSchool({ students: 400, staff: 40, enrolments: 2000 })
    const sheets = structuredClone(school) as Record<RosterFile, Record<string, string>[]>
    const expected: string[] = []
    const planted = new Map<RosterFile, number>()
    for (let at = 0; at < 200; at += 1) {
      const planting = plantings[at % plantings.length]
      const rows = planting && sheets[planting.file]
      if (!planting || !rows) throw new Error('no such file')
      // One fault a row, from the end of each file.
      const before = planted.get(planting.file) ?? 0
      planted.set(planting.file, before + 1)
      const number = rows.length - 1 - before
      const target = rows[number]
      if (!target) throw new Error('a file that is too short')
      target[planting.column] = planting.cell
      expected.push(place({ ...planting, file: `${planting.file}.csv`, row: number + 2 }))
    }
    const found = faultsIn(rosterFiles(sheets))
    expect(found.map(place).toSorted()).toEqual(expected.toSorted())
    const said = found.map(faultInWords).join('\n')
    for (const secret of [canary, '123456782', '111222333', '1234.56.782', '2026-02-30']) {
      expect(said).not.toContain(secret)
    }
  })

  const sheetsWith = (change: Parameters<typeof changed>[1]): Sheets => changed(smallSchool, change)

  test.each<[string, Sheets, readonly string[]]>([
    [
      'two teachers with one address',
      sheetsWith(({ users }) => Object.assign(users[2] ?? {}, { email: 'J.BAKKER@school.nl' })),
      ['users.csv 4 email email-twice'],
    ],
    [
      'two pupils with one number',
      sheetsWith(({ users }) => Object.assign(users[4] ?? {}, { identifier: '1001' })),
      ['users.csv 6 identifier number-twice'],
    ],
    [
      'an id that is there twice',
      sheetsWith(({ users }) => users.push({ ...users[3] })),
      ['users.csv 10 sourcedId id-twice'],
    ],
    [
      'an id that is a BSN',
      sheetsWith(({ orgs }) => orgs.push({ sourcedId: '123456782', name: 'Voorbeeld', type: 'school' })),
      ['orgs.csv 3 sourcedId bsn'],
    ],
    [
      'an enrolment that ends before it begins',
      sheetsWith(({ enrollments }) =>
        Object.assign(enrollments[0] ?? {}, { beginDate: '2026-10-01', endDate: '2026-09-01' }),
      ),
      ['enrollments.csv 2 endDate ends-before-it-begins'],
    ],
  ])('tells of %s', (_, sheets, expected) => {
    expect(faultsIn(rosterFiles(sheets)).map(place)).toEqual(expected)
  })

  const withFile = (name: string, change: (text: string) => string | undefined): Map<string, string> => {
    const files = rosterFiles(smallSchool)
    const changed = change(files.get(name) ?? '')
    if (changed === undefined) files.delete(name)
    else files.set(name, changed)
    return files
  }

  test.each<[string, Map<string, string>, readonly string[]]>([
    ['no manifest', withFile('manifest.csv', () => undefined), ['manifest.csv   file-missing']],
    [
      'another version',
      withFile('manifest.csv', (text) => text.replace('1.2', '1.1')),
      ['manifest.csv 3 oneroster.version manifest-version'],
    ],
    [
      'a way of sending that does not exist',
      withFile('manifest.csv', (text) => text.replace('file.orgs,bulk', 'file.orgs,bulky')),
      ['manifest.csv 5 file.orgs manifest-mode'],
    ],
    [
      'a file that the manifest promises',
      withFile('classes.csv', () => undefined),
      ['classes.csv   file-missing'],
    ],
    [
      'a file that the manifest denies',
      withFile('manifest.csv', (text) => text.replace('file.courses,bulk', 'file.courses,absent')),
      ['courses.csv   file-not-announced'],
    ],
    [
      'a column that is missing',
      withFile('orgs.csv', (text) => text.replace('name', 'naam')),
      ['orgs.csv 1 name column-missing'],
    ],
    [
      'a column that is there twice',
      withFile('orgs.csv', (text) => text.replace('metadata.unknown', 'name')),
      ['orgs.csv 1 name column-twice'],
    ],
    [
      'a quotation mark that is never closed, and the row after it',
      withFile('orgs.csv', (text) => `${text}x,active,,"Voorbeeld,school\r\ny,,,Ander,kasteel,,,\r\n`),
      ['orgs.csv 3  quote', 'orgs.csv 4 type no-choice'],
    ],
    [
      'a row with a field too many',
      withFile('orgs.csv', (text) => `${text}x,,,Voorbeeld,school,,,,,\r\n`),
      ['orgs.csv 3  cells'],
    ],
    ['a file without a header', withFile('orgs.csv', () => ''), ['orgs.csv   header-missing']],
  ])('tells of %s', (_, files, expected) => {
    expect(faultsIn(files).map(place)).toEqual(expected)
  })

  test('a roster without faults has none, whatever stands in a column that is not read', () => {
    const text = rosterFiles(smallSchool).get('orgs.csv') ?? ''
    const more = text.replace(/,\r\n$/, ',123456782\r\n')
    expect(more).toContain('123456782')
    expect(faultsIn(withFile('orgs.csv', () => more))).toEqual([])
  })
})
