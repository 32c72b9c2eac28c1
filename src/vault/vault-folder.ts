import type { KeyObject } from 'node:crypto'
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Locker, Pseudonym, Vault } from '../core/access/vault.ts'
import { SchoolId, StudentId } from '../core/kernel/ids.ts'
import { addOnce, isMissing, settleFolder } from './files.ts'
import { lockBytes, newSecret, openLocker, pseudonymIn, unlockBytes } from './locker.ts'
import { readSmall } from './read-small.ts'
import { VaultStartError } from './vault-start-error.ts'

const Label = z.object({ id: z.uuid(), check: z.base64() })

/** How many files are written or read at once. */
const atOnce = 16

const readIf = async (path: string): Promise<Buffer | undefined> => {
  try {
    return await readFile(path)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** Does something for each of many, a few at a time. */
const forEach = async <T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> => {
  const left = all.values()
  const worker = async (): Promise<void> => {
    for (const one of left) await work(one)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

/** Reads the label of a vault, or sticks one on a new vault; a key that does not open it is a clear error. */
const labelOf = async (folder: string, master: KeyObject): Promise<string> => {
  const path = join(folder, 'vault.json')
  if (!(await readIf(path))) {
    const id = randomUUID()
    const check = Buffer.from(lockBytes(master, `vault:${id}`, Buffer.from(id))).toString('base64')
    await addOnce(path, Buffer.from(`${JSON.stringify({ id, check })}\n`))
  }
  const { id, check } = Label.parse(JSON.parse(await readFile(path, 'utf8')))
  try {
    unlockBytes(master, `vault:${id}`, Buffer.from(check, 'base64'))
  } catch {
    throw new VaultStartError(
      `The master key is not the one of the vault in ${folder}. Nothing in it can be opened, so the bot does not start. Set MASTER_KEY to the key that this vault was made with, or KEYS_DIR to the vault of this key.`,
    )
  }
  return id
}

/** Whether a folder has been a vault already. */
export const isVault = async (folder: string): Promise<boolean> =>
  (await readIf(join(folder, 'vault.json'))) !== undefined

/**
 * A vault in a folder: a folder for each school, a file for each pupil, each wrapped with the master key. Every
 * file that is read is opened anew and forgotten: no key is kept in memory.
 */
export const openVaultFolder = async (folder: string, master: KeyObject): Promise<Vault> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const id = await labelOf(folder, master)

  const folderOf = (school: SchoolId): string => join(folder, SchoolId.parse(school))
  const pathOf = (school: SchoolId, name: StudentId | 'spare'): string => join(folderOf(school), name)
  const place = (school: SchoolId, name: string): string => `locker:${id}:${school}:${name}`
  const secretIn = async (school: SchoolId, name: StudentId | 'spare'): Promise<Buffer | undefined> => {
    const wrapped = await readSmall(pathOf(school, name))
    return wrapped && unlockBytes(master, place(school, name), wrapped)
  }
  const lockerOf = async (school: SchoolId, name: StudentId | 'spare'): Promise<Locker | undefined> => {
    const secret = await secretIn(school, name)
    return secret && openLocker(secret)
  }
  const add = async (school: SchoolId, name: StudentId | 'spare'): Promise<void> => {
    await mkdir(folderOf(school), { recursive: true, mode: 0o700 })
    await addOnce(pathOf(school, name), lockBytes(master, place(school, name), newSecret()))
  }

  /** Pseudonyms are no keys: they may be remembered, as long as the file they come from is the same. */
  const remembered = new Map<string, { readonly written: number; readonly pseudonym: Pseudonym }>()
  const pseudonymOf = async (school: SchoolId, student: StudentId): Promise<Pseudonym | undefined> => {
    const path = pathOf(school, student)
    const found = await stat(path).catch(() => undefined)
    const known = remembered.get(path)
    if (!found) remembered.delete(path)
    if (!found || known?.written === found.mtimeMs) return found && known?.pseudonym
    const secret = await secretIn(school, student)
    if (!secret) return undefined
    const pseudonym = pseudonymIn(secret)
    remembered.set(path, { written: found.mtimeMs, pseudonym })
    return pseudonym
  }
  const studentsIn = async (school: SchoolId): Promise<readonly StudentId[]> => {
    const names = await readdir(folderOf(school)).catch((error) => {
      if (isMissing(error)) return []
      throw error
    })
    return names.flatMap((name) => StudentId.safeParse(name).data ?? [])
  }

  return {
    id,
    find: (school, student) => lockerOf(school, StudentId.parse(student)),
    make: async (school, students) => {
      const known = new Set<string>(await studentsIn(school))
      const missing = students.filter((student) => !known.has(student))
      await forEach(missing, (student) => add(school, StudentId.parse(student)))
    },
    spare: async (school) => {
      const found = await lockerOf(school, 'spare')
      if (found) return found
      await add(school, 'spare')
      const made = await lockerOf(school, 'spare')
      if (!made) throw new Error('a locker vanished while it was made')
      return made
    },
    whose: async (school, among) => {
      const whose = new Map<Pseudonym, StudentId>()
      await forEach(among ?? (await studentsIn(school)), async (student) => {
        const pseudonym = await pseudonymOf(school, student)
        if (pseudonym) whose.set(pseudonym, student)
      })
      return whose
    },
    destroy: async (school, student) => {
      const path = pathOf(school, StudentId.parse(student))
      remembered.delete(path)
      await rm(path, { force: true })
      await settleFolder(folderOf(school))
    },
  }
}
