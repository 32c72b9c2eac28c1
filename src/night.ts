import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database } from '../prisma/database.ts'
import { openForgettingStore } from '../prisma/forgetting/forgetting-store.ts'
import { openRetentionStore } from '../prisma/forgetting/retention-store.ts'
import type { Vault } from './core/access/vault.ts'
import { cleanUp } from './core/app/clean-up.ts'
import type { Clock } from './core/kernel/clock.ts'
import type { NewId } from './core/kernel/ids.ts'
import type { Checking } from './core/people/check-accounts.ts'
import { forgetInRegister } from './core/register/forget-in-register.ts'
import { cutRegisters, type Sealing } from './core/register/seal-register.ts'
import { endTerms } from './core/retention/end-terms.ts'
import type { Settings } from './server/environment.ts'
import { backUpVault } from './vault/back-up-vault.ts'

type Surroundings = Checking & {
  readonly database: Database
  readonly newId: NewId
  readonly vault: Vault | undefined
  readonly fillVault: () => Promise<void>
  readonly sealing: Sealing
  readonly settings: Pick<Settings, 'keysDir' | 'keysBackup'>
  /** The clock of the world: copies of keys lie in folders of the days on which they were made. */
  readonly realClock: Clock
}

/** What is done every night: what is over goes, what is past its term ends, and what has to be there is made. */
export const openNight =
  ({
    database,
    newId,
    vault,
    fillVault,
    sealing,
    settings: { keysDir, keysBackup },
    realClock,
    ...checking
  }: Surroundings) =>
  async (): Promise<void> => {
    const { store, clock, log } = checking
    await cleanUp(checking)
    await endTerms({
      forgetting: {
        store: openForgettingStore(database.client),
        vault,
        takeOut: (school, students) => forgetInRegister(sealing, school, students),
        clock,
        newId,
      },
      retention: openRetentionStore(database.client),
      store,
      log,
      pause: nextTurn,
    })
    await cutRegisters(sealing, store)
    await fillVault()
    if (vault && keysBackup)
      await backUpVault(keysDir, keysBackup, realClock()).catch((error: unknown) => {
        log('keys-not-copied', { error: error instanceof Error ? error.name : 'unknown' })
      })
  }
