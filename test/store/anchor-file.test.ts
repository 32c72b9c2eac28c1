import { appendFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { expect, it } from 'vitest'
import { SchoolId } from '../../src/core/kernel/ids.ts'
import { anchorFile, readAnchors } from '../../src/server/anchor-file.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const school = SchoolId.parse('01900000-0000-7000-8000-000000000001')
const at = Temporal.Instant.from('2026-11-25T08:00:00Z')
const anchor = (number: number, hash: string) => ({ school, seal: { number, hash: hash.repeat(64), at } })

it('what is written down of the seals is added to, never changed, and outlives a line that was cut short', async () => {
  const path = join(await temporaryFolder(), 'elsewhere', 'anchors.txt')
  expect(await readAnchors(path)).toEqual(new Map())
  const { keep } = anchorFile(path)
  await keep([anchor(1, 'a'), anchor(2, 'b')])
  await appendFile(path, `2026-11-25T08:00:00Z ${school} 3 cc`)
  await keep([anchor(3, 'd')])
  await keep([anchor(2, 'e')])
  await keep([])
  const seals = (await readAnchors(path)).get(school)
  expect([...(seals ?? [])]).toEqual([
    [1, 'a'.repeat(64)],
    [2, 'b'.repeat(64)],
    [3, 'd'.repeat(64)],
  ])
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})
