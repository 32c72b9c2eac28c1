import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Anchors } from '../core/register/chain.ts'

const line = /^\S+ (?<school>[0-9a-f-]{36}) (?<seal>\d+) (?<hash>[0-9a-f]{64})$/

/** Whether the last line is whole; one that a crash cut short must not swallow the next. */
const endsWhole = async (file: FileHandle): Promise<boolean> => {
  const { size } = await file.stat()
  if (size === 0) return true
  const { buffer } = await file.read({ buffer: Buffer.alloc(1), position: size - 1 })
  return buffer.toString() === '\n'
}

/** The anchors in a file: one line a seal, only ever added to. What was written is on the disk before it counts. */
export const anchorFile = (path: string): Anchors => ({
  keep: async (school, { number, hash, at }) => {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const file = await open(path, 'a+', 0o600)
    try {
      const before = (await endsWhole(file)) ? '' : '\n'
      await file.write(`${before}${at.toString()} ${school} ${number} ${hash}\n`)
      await file.datasync()
    } finally {
      await file.close()
    }
  },
})

/**
 * The anchors of every school in a file: the hash of each seal by its number. A line that was cut short says nothing.
 * What was written first of a seal holds: a later seal of the same number is not the one that was made then.
 */
export const readAnchors = async (
  path: string,
): Promise<ReadonlyMap<string, ReadonlyMap<number, string>>> => {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  })
  const schools = new Map<string, Map<number, string>>()
  for (const { groups } of text.split('\n').map((one) => line.exec(one) ?? { groups: undefined })) {
    if (!groups) continue
    const { school = '', seal, hash = '' } = groups
    const seals = schools.get(school) ?? new Map<number, string>()
    if (!seals.has(Number(seal))) seals.set(Number(seal), hash)
    schools.set(school, seals)
  }
  return schools
}
