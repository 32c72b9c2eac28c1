import { type FileHandle, mkdir, open } from 'node:fs/promises'
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

/** The lines of a file, one by one: over the years it may become large. None when there is no such file. */
async function* linesOf(
  path: string,
): AsyncGenerator<{ readonly groups?: Record<string, string> | undefined }> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })
  if (file) for await (const one of file.readLines()) yield line.exec(one) ?? {}
}

/**
 * The anchors of every school in a file: the hash of each seal by its number. A line that was cut short says nothing.
 * What was written first of a seal holds: a later seal of the same number is not the one that was made then.
 */
export const readAnchors = async (
  path: string,
): Promise<ReadonlyMap<string, ReadonlyMap<number, string>>> => {
  const schools = new Map<string, Map<number, string>>()
  for await (const { groups } of linesOf(path)) {
    if (!groups) continue
    const { school = '', seal, hash = '' } = groups
    const seals = schools.get(school) ?? new Map<number, string>()
    if (!seals.has(Number(seal))) seals.set(Number(seal), hash)
    schools.set(school, seals)
  }
  return schools
}
