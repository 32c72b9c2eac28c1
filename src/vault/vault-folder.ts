import type { KeyObject } from 'node:crypto'
import { link, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locker, Pseudonym, Vault } from '../core/access/vault.ts'
import { SchoolId, StudentId } from '../core/kernel/ids.ts'
import { addOnce, isMissing, isThere, settleFolder, writeBeside } from './files.ts'
import { destroyInCopies } from './key-copies.ts'
import { labelOf, readLabel, stillHas } from './label.ts'
import { lockBytes, newSecret, openLocker, pseudonymIn, unlockBytes } from './locker.ts'
import { lockerPlace, retiredAs } from './locker-files.ts'
import { readSmall } from './read-small.ts'

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

/** Whether a folder has been a vault already. */
export const isVault = async (folder: string): Promise<boolean> => (await readLabel(folder)) !== undefined

/**
 * A vault in a folder: a folder for each school, a file for each pupil, each wrapped with the master key. Every
 * file that is read is opened anew and forgotten: no key is kept in memory.
 */
export const openVaultFolder = async (
  folder: string,
  master: KeyObject,
  /** The folder of the vault's own backup, where there is one. */
  copies?: string | undefined,
): Promise<Vault> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const label = await labelOf(folder, master)
  const { id } = label

  const folderOf = (school: SchoolId): string => join(folder, SchoolId.parse(school))
  const pathOf = (school: SchoolId, name: StudentId | 'spare'): string => join(folderOf(school), name)
  const place = (school: SchoolId, name: string): string => lockerPlace(id, school, name)
  const secretIn = async (school: SchoolId, name: StudentId | 'spare'): Promise<Buffer | undefined> => {
    const wrapped = await readSmall(pathOf(school, name))
    try {
      return wrapped && unlockBytes(master, place(school, name), wrapped)
    } catch (error) {
      await stillHas(folder, label)
      throw error
    }
  }
  const lockerOf = async (school: SchoolId, name: StudentId | 'spare'): Promise<Locker | undefined> => {
    const secret = await secretIn(school, name)
    return secret && openLocker(secret)
  }
  const add = async (school: SchoolId, name: StudentId | 'spare'): Promise<void> => {
    await mkdir(folderOf(school), { recursive: true, mode: 0o700 })
    const path = pathOf(school, name)
    const added = await addOnce(path, lockBytes(master, place(school, name), newSecret()))
    // Whoever changes the master key says so on the label first: what is there by then is wrapped anew.
    await stillHas(folder, label).catch(async (error: unknown) => {
      if (added) await rm(path, { force: true })
      throw error
    })
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
  const filesIn = async (school: SchoolId): Promise<readonly string[]> =>
    readdir(folderOf(school)).catch((error) => {
      if (isMissing(error)) return []
      throw error
    })
  const studentsIn = async (school: SchoolId): Promise<readonly StudentId[]> =>
    (await filesIn(school)).flatMap((name) => StudentId.safeParse(name).data ?? [])

  /** Puts another locker in the place of a pupil's, or nothing when the pupil does not stay. */
  const replace = async (school: SchoolId, student: StudentId, stays: boolean): Promise<void> => {
    const path = pathOf(school, student)
    remembered.delete(path)
    if (stays)
      await rename(await writeBeside(path, lockBytes(master, place(school, student), newSecret())), path)
    else await rm(path, { force: true })
    await settleFolder(folderOf(school))
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
    retire: async (school, student, stays) => {
      const path = pathOf(school, StudentId.parse(student))
      await stillHas(folder, label)
      const retired = `${path}${retiredAs}`
      await link(path, retired).catch((error: unknown) => {
        if (!isThere(error) && !isMissing(error)) throw error
      })
      await settleFolder(folderOf(school))
      const wrapped = await readIf(retired)
      if (!wrapped) return undefined
      const secret = unlockBytes(master, place(school, student), wrapped)
      // The one in use is still the old one, now or because an earlier time broke off right here.
      if ((await secretIn(school, student))?.equals(secret)) await replace(school, student, stays)
      const found = copies ? await destroyInCopies(copies, school, student) : 0
      return { locker: openLocker(secret), copies: found }
    },
    retired: async (school) =>
      (await filesIn(school))
        .filter((name) => name.endsWith(retiredAs))
        .flatMap((name) => StudentId.safeParse(name.slice(0, -retiredAs.length)).data ?? []),
    destroy: async (school, student) => {
      const { data: id } = StudentId.safeParse(student)
      // A locker that was half made when the bot was killed is destroyed along with it.
      for (const name of await filesIn(school))
        if (name.startsWith(`${id}.`)) await rm(join(folderOf(school), name), { force: true })
      await settleFolder(folderOf(school))
    },
  }
}
