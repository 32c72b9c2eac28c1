import type { Vault } from '../core/access/vault.ts'
import type { Log } from '../core/app/log.ts'
import type { Store } from '../core/ports.ts'
import { VaultStartError } from './vault-start-error.ts'

/** Ties every school to this vault. One that is tied to another would find all lockers empty, so that is an error. */
export const takeIntoUse = async (
  vault: Vault,
  store: Pick<Store, 'schools' | 'bindVault'>,
): Promise<void> => {
  for (const school of await store.schools()) {
    if (await store.bindVault(school, vault.id)) continue
    throw new VaultStartError(
      'The vault in KEYS_DIR is not the one of this database: what is agreed with pupils could not be opened. Set KEYS_DIR to the vault that belongs to this database, or bring it back from its backup.',
    )
  }
}

/** Makes a locker for every pupil who has none, so that having one tells nothing. What fails now is made up for later. */
export const fillVault = async (
  vault: Vault,
  store: Pick<Store, 'schools' | 'pupils'>,
  log: Log,
): Promise<void> => {
  try {
    for (const school of await store.schools()) {
      await vault.spare(school)
      await vault.make(school, await store.pupils(school))
    }
  } catch (error) {
    log('vault-not-filled', { error: error instanceof Error ? error.name : typeof error })
  }
}
