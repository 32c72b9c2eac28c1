import type { KeyObject } from 'node:crypto'
import { rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { settleFolder } from './files.ts'
import { howToMakeKey, masterKeyFrom, masterKeyInFile } from './master-key.ts'
import { keyFile, type VaultPlace } from './open-vault.ts'
import { rotateMasterKey } from './rotate-master-key.ts'
import { carrySealKeys } from './seal-key.ts'
import { VaultStartError } from './vault-start-error.ts'

/** Where the new key comes from, beside where the vault and its old key are. */
export type KeyChange = VaultPlace & { readonly masterKeyNew: string | undefined }

/** How many lockers were wrapped anew, and where the new key is. */
export type KeyChanged = { readonly lockers: number; readonly keyIn: 'environment' | string }

/** Seals over the access register are checked with the key they were made with: that of the old master key comes along. */
const rotate = async (
  keysDir: string,
  keys: { readonly old: KeyObject; readonly new: KeyObject },
): Promise<number> => {
  const lockers = await rotateMasterKey(keysDir, keys)
  await carrySealKeys(keysDir, keys.old, keys.new)
  return lockers
}

/**
 * Changes the master key. A bot that stands alone and keeps its key in a file gets a new file; that one is written
 * before anything is wrapped with it, and takes the place of the old one when all is.
 */
export const changeMasterKey = async (change: KeyChange): Promise<KeyChanged> => {
  const { masterKey, masterKeyNew, keysDir, dataDir, alone } = change
  if (masterKey && masterKeyNew)
    return {
      lockers: await rotate(keysDir, { old: masterKeyFrom(masterKey), new: masterKeyFrom(masterKeyNew) }),
      keyIn: 'environment',
    }
  if (masterKey || masterKeyNew || !alone)
    throw new VaultStartError(
      `Set MASTER_KEY to the key of now and MASTER_KEY_NEW to the new one. This makes one: ${howToMakeKey}`,
    )
  const path = join(dataDir, keyFile)
  const { key: old, made } = await masterKeyInFile(path)
  if (made) throw new VaultStartError(`There was no key in ${path} to change.`)
  const { key: fresh } = await masterKeyInFile(`${path}.new`)
  const lockers = await rotate(keysDir, { old, new: fresh })
  await rename(`${path}.new`, path)
  await settleFolder(dirname(path))
  return { lockers, keyIn: path }
}
