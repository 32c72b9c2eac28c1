import type { KeyObject } from 'node:crypto'
import { access, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isMissing, settleFolder, writeBeside } from './files.ts'
import { changeLabel, checkOf, isKeyOf, type Label, readLabel } from './label.ts'
import { lockBytes, unlockBytes } from './locker.ts'
import { lockerPlace, retiredAs, sealKeysFolder } from './locker-files.ts'
import { VaultStartError } from './vault-start-error.ts'

type Keys = { readonly old: KeyObject; readonly new: KeyObject }

const opened = (key: KeyObject, place: string, wrapped: Uint8Array): Buffer | undefined => {
  try {
    return unlockBytes(key, place, wrapped)
  } catch {
    return undefined
  }
}

/** Wraps one file anew, in one go; whether there was anything to do. A file that is gone meanwhile stays gone. */
const rewrap = async (path: string, place: string, keys: Keys): Promise<boolean> => {
  const wrapped = await readFile(path).catch((error: unknown) => {
    if (!isMissing(error)) throw error
  })
  if (!wrapped || opened(keys.new, place, wrapped)) return false
  const secret = opened(keys.old, place, wrapped)
  if (!secret)
    throw new VaultStartError(
      `${path} opens with neither key. Nothing is lost by this: what was wrapped anew stays so. Bring that file back from a backup of the vault, and run this again.`,
    )
  const fresh = await writeBeside(path, lockBytes(keys.new, place, secret))
  if (await access(path).catch(() => 'gone')) await rm(fresh)
  else await rename(fresh, path)
  return true
}

/** One time past every locker; how many there are, and how many of them were wrapped anew. */
const pass = async (folder: string, id: string, keys: Keys): Promise<{ lockers: number; done: number }> => {
  let [lockers, done] = [0, 0]
  const schools = (await readdir(folder, { withFileTypes: true })).filter(
    (entry) => entry.isDirectory() && entry.name !== sealKeysFolder,
  )
  for (const { name: school } of schools) {
    for (const name of await readdir(join(folder, school))) {
      const path = join(folder, school, name)
      // Left behind by a kill, never in use.
      if (name.endsWith('.new')) {
        await rm(path, { force: true })
        continue
      }
      lockers += 1
      const owner = name.endsWith(retiredAs) ? name.slice(0, -retiredAs.length) : name
      if (await rewrap(path, lockerPlace(id, school, owner), keys)) done += 1
    }
    await settleFolder(join(folder, school))
  }
  return { lockers, done }
}

/** The label to work under: with both keys on it, so that a vault that is half done says so. */
const begin = async (folder: string, label: Label, keys: Keys): Promise<'begun' | 'was-done'> => {
  const { id, check, next } = label
  if (next === undefined && isKeyOf(keys.new, id, check)) return 'was-done'
  if (!isKeyOf(keys.old, id, check))
    throw new VaultStartError(
      `The old master key is not the one of the vault in ${folder}. Nothing was changed.`,
    )
  if (next !== undefined && !isKeyOf(keys.new, id, next))
    throw new VaultStartError(
      'The master key is being changed for another new key than this one. Finish that first, with the new key of that time.',
    )
  if (next === undefined) await changeLabel(folder, { id, check, next: checkOf(keys.new, id) })
  return 'begun'
}

/**
 * Changes the master key of a vault for another: wraps every locker anew, file by file. Killed anywhere it is begun
 * again where it was; no locker is ever without one of the two keys, and the label is changed last.
 */
export const rotateMasterKey = async (folder: string, keys: Keys): Promise<number> => {
  if (keys.old.equals(keys.new))
    throw new VaultStartError('The new master key is the old one. Nothing was changed.')
  const label = await readLabel(folder)
  if (!label) throw new VaultStartError(`There is no vault in ${folder}. Nothing was changed.`)
  const began = await begin(folder, label, keys)
  for (;;) {
    const { lockers, done } = await pass(folder, label.id, keys)
    if (done > 0) continue
    if (began === 'begun') await changeLabel(folder, { id: label.id, check: checkOf(keys.new, label.id) })
    return lockers
  }
}
