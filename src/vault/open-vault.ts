import type { KeyObject } from 'node:crypto'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { Vault } from '../core/access/vault.ts'
import { howToMakeKey, masterKeyFrom, masterKeyInFile } from './master-key.ts'
import { isVault, openVaultFolder } from './vault-folder.ts'
import { VaultStartError } from './vault-start-error.ts'

/** Where the vault is and where its key comes from. */
export type VaultPlace = {
  readonly masterKey: string | undefined
  readonly keysDir: string
  /** The folder of the vault's own backup, where there is one. */
  readonly copies?: string | undefined
  readonly dataDir: string
  /** Whether this bot is tried out on this machine alone: then a first start may make the key itself. */
  readonly alone: boolean
  /** Whether a key is made here where there is none; who only wants to read makes none. */
  readonly mayMake?: boolean
}

/** The vault with the key that opens it, if there is one, and the file of the key when it was made just now. */
export type OpenVault = {
  readonly vault: Vault | undefined
  readonly master: KeyObject | undefined
  readonly keyMade: string | undefined
}

/** The file in which a first start puts the key it made. */
export const keyFile = 'master.key'

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/**
 * Opens the vault with the key from the environment, or with one in a file of the data folder. Without a key
 * nothing can be locked: then there is no vault, unless there was one before, which is an error.
 */
export const openVault = async ({
  masterKey,
  keysDir,
  copies,
  dataDir,
  alone,
  mayMake = true,
}: VaultPlace): Promise<OpenVault> => {
  if (masterKey) {
    const master = masterKeyFrom(masterKey)
    return { vault: await openVaultFolder(keysDir, master, copies), master, keyMade: undefined }
  }
  const path = join(dataDir, keyFile)
  if (alone && ((await exists(path)) || (mayMake && !(await isVault(keysDir))))) {
    const { key, made } = await masterKeyInFile(path)
    return {
      vault: await openVaultFolder(keysDir, key, copies),
      master: key,
      keyMade: made ? path : undefined,
    }
  }
  if (await isVault(keysDir))
    throw new VaultStartError(
      `MASTER_KEY is missing, and there is a vault in ${keysDir} that opens with it alone. Set MASTER_KEY to the key that this vault was made with.`,
    )
  return { vault: undefined, master: undefined, keyMade: undefined }
}

/** What the start says when there is no vault. */
export const noVault = `Trajectories and agreements are off, and the access register is kept but not sealed: both take a key, and there is none. To turn them on, make one (${howToMakeKey}) and set MASTER_KEY to it. Keep it in another place than the backups.`
