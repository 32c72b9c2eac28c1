import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SealKey } from '../core/register/seal.ts'
import { addOnce, isMissing } from './files.ts'
import { lockBytes, unlockBytes } from './locker.ts'
import { sealKeysFolder } from './locker-files.ts'

const derived = (master: KeyObject, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', master, '', `trajectbot ${purpose}`, 32)))

const rawKeyOf = (master: KeyObject): KeyObject => derived(master, 'register seal')

const nameOf = (master: KeyObject): string =>
  createHmac('sha256', derived(master, 'register seal name')).digest('hex').slice(0, 16)

const sealKey = (name: string, key: KeyObject): SealKey => ({
  name,
  code: (text) => createHmac('sha256', key).update(text).digest('hex'),
})

/** The key for the seals over the access register, derived from the master key and good for nothing else. */
export const sealKeyOf = (master: KeyObject): SealKey => sealKey(nameOf(master), rawKeyOf(master))

const folderIn = (keysDir: string): string => join(keysDir, sealKeysFolder)
const place = (name: string): string => `seal-key:${name}`

/** The keys of earlier master keys that were carried over to this one, by their names. */
const carriedTo = async (keysDir: string, master: KeyObject): Promise<ReadonlyMap<string, Buffer>> => {
  const files = await readdir(folderIn(keysDir)).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  const by = nameOf(master)
  const keys = new Map<string, Buffer>()
  for (const file of files) {
    const [name = '', holder] = file.split('-')
    if (holder !== by) continue
    keys.set(name, unlockBytes(master, place(name), await readFile(join(folderIn(keysDir), file))))
  }
  return keys
}

/** Every key that seals over the register can have been made with: that of this master key, and those of earlier ones. */
export const sealKeysOf = async (keysDir: string, master: KeyObject): Promise<readonly SealKey[]> => [
  sealKeyOf(master),
  ...[...(await carriedTo(keysDir, master))].map(([name, key]) => sealKey(name, createSecretKey(key))),
]

/**
 * Carries the keys of the seals that were made so far over to another master key: what was sealed under the old one can
 * then be checked under the new one. Nothing is taken away, so it may break off and be done again.
 */
export const carrySealKeys = async (keysDir: string, from: KeyObject, to: KeyObject): Promise<void> => {
  await mkdir(folderIn(keysDir), { recursive: true, mode: 0o700 })
  const keys = new Map(await carriedTo(keysDir, from)).set(nameOf(from), rawKeyOf(from).export())
  for (const [name, key] of keys)
    await addOnce(join(folderIn(keysDir), `${name}-${nameOf(to)}`), lockBytes(to, place(name), key))
}
