import { randomUUID } from 'node:crypto'
import { link, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined

export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT'

export const isThere = (error: unknown): boolean => codeOf(error) === 'EEXIST'

/** Makes what was done in a folder outlive a power cut, where the system has a way to. */
export const settleFolder = async (path: string): Promise<void> => {
  const folder = await open(path, 'r').catch(() => undefined)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}

/** Writes a file of another name beside a path, so that it can be given that path when it is whole. */
export const writeBeside = async (path: string, content: Uint8Array): Promise<string> => {
  const unfinished = `${path}.${randomUUID()}.new`
  const file = await open(unfinished, 'wx', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  return unfinished
}

/**
 * Puts a file where there is none, whole or not at all, readable by us alone. Of two that try at once one wins,
 * on a folder that several machines mount too; whether it was us is the answer.
 */
export const addOnce = async (path: string, content: Uint8Array): Promise<boolean> => {
  const unfinished = await writeBeside(path, content)
  try {
    await link(unfinished, path)
    await settleFolder(dirname(path))
    return true
  } catch (error) {
    if (isThere(error)) return false
    throw error
  } finally {
    await rm(unfinished, { force: true })
  }
}
