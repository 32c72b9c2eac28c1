import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Anchors } from '../core/register/chain.ts'

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

const line = /^\S+ (?<school>[0-9a-f-]{36}) (?<seal>\d+) (?<hash>[0-9a-f]{64})$/

const openForMore = async (path: string): Promise<FileHandle> => {
  // What is written to a file that is open this way is on the disk when that is said.
  const open_ = (): Promise<FileHandle> => open(path, 'as', 0o600)
  return open_().catch(async (error: unknown) => {
    if (!isMissing(error)) throw error
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    return open_()
  })
}

/**
 * The anchors in a file: one line a seal, only ever added to, and on the disk before it counts. All of them go in one
 * write: beside an embedded database that is busy, whatever waits for the disk waits for its turn as well. They begin
 * on a line of their own, so that one which a crash cut short swallows nothing.
 */
export const anchorFile = (path: string): Anchors => ({
  keep: async (anchors) => {
    if (anchors.length === 0) return
    const lines = anchors.map(
      ({ school, seal: { number, hash, at } }) => `${at.toString()} ${school} ${number} ${hash}\n`,
    )
    const file = await openForMore(path)
    try {
      await file.write(`\n${lines.join('')}`)
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
    if (isMissing(error)) return undefined
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
