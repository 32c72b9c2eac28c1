import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isMissing, settleFolder } from './files.ts'
import { sealKeysFolder } from './locker-files.ts'

/** Where the vault's own backup is, and for how many days each copy is kept. */
export type CopiesPlace = { readonly folder: string; readonly days: number }

const day = /^\d{4}-\d{2}-\d{2}$/
const unfinished = '.unfinished'

/** The names in a folder; none when it is not there. */
export const namesIn = async (folder: string): Promise<readonly string[]> =>
  readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })

/** The days of which there is a whole copy, the oldest first. */
export const daysCopied = async (folder: string): Promise<readonly string[]> =>
  (await namesIn(folder)).filter((name) => day.test(name)).toSorted()

const same = async (one: string, other: string): Promise<boolean> => {
  try {
    return (await readFile(one)).equals(await readFile(other))
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

/** Whether a file of the vault belongs in a copy: what is half written or about to be destroyed does not. */
const belongs = (name: string): boolean => !name.includes('.')

const copyInto = async (from: string, to: string): Promise<void> => {
  await mkdir(to, { recursive: true, mode: 0o700 })
  for (const name of (await namesIn(from)).filter(belongs)) {
    const content = await readFile(join(from, name)).catch((error: unknown) => {
      if (!isMissing(error)) throw error
    })
    if (content) await writeFile(join(to, name), content, { mode: 0o600, flush: true })
  }
}

/** Takes out again what was destroyed or replaced while it was copied. */
const dropWhatChanged = async (from: string, copy: string): Promise<void> => {
  for (const name of await namesIn(copy))
    if (!(await same(join(from, name), join(copy, name)))) await rm(join(copy, name), { force: true })
}

/** Copies the vault to a folder of today, in the place of an earlier copy of today; gives how many lockers there are in it. */
export const copyVault = async (keysDir: string, { folder }: CopiesPlace, today: string): Promise<number> => {
  const making = join(folder, `${today}${unfinished}`)
  await rm(making, { recursive: true, force: true })
  await mkdir(making, { recursive: true, mode: 0o700 })
  await writeFile(join(making, 'vault.json'), await readFile(join(keysDir, 'vault.json')), { mode: 0o600 })
  const schools = (await namesIn(keysDir)).filter(belongs)
  for (const school of schools) await copyInto(join(keysDir, school), join(making, school))
  let lockers = 0
  for (const school of schools) {
    await dropWhatChanged(join(keysDir, school), join(making, school))
    if (school !== sealKeysFolder) lockers += (await namesIn(join(making, school))).length
    await settleFolder(join(making, school))
  }
  await settleFolder(making)
  await rm(join(folder, today), { recursive: true, force: true })
  await rename(making, join(folder, today))
  await settleFolder(folder)
  return lockers
}

/** Removes the copies that are older than their days. */
export const dropOldCopies = async ({ folder }: CopiesPlace, oldest: string): Promise<void> => {
  for (const name of await daysCopied(folder))
    if (name < oldest) await rm(join(folder, name), { recursive: true, force: true })
}

/**
 * Destroys one file of the vault in every copy, also in one that is being made; gives in how many it was. A copy that
 * got its last name meanwhile is looked through again.
 */
export const destroyInCopies = async (folder: string, school: string, name: string): Promise<number> => {
  let found = 0
  for (let before = ''; ; ) {
    const copies = await namesIn(folder)
    for (const copy of copies) {
      const path = join(folder, copy, school, name)
      if (!(await namesIn(join(folder, copy, school))).includes(name)) continue
      await rm(path, { force: true })
      await settleFolder(join(folder, copy, school))
      found += 1
    }
    const after = (await namesIn(folder)).join()
    if (after === before) return found
    before = after
  }
}
