import { randomBytes } from 'node:crypto'
import type { Vault } from '../../src/core/access/vault.ts'
import { masterKeyFrom } from '../../src/vault/master-key.ts'
import { openVaultFolder } from '../../src/vault/vault-folder.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A vault of one test, with a key of its own. */
export const vaultInFolder = async (): Promise<Vault> =>
  openVaultFolder(await temporaryFolder(), masterKeyFrom(randomBytes(32).toString('base64')))
