import { openDatabase } from '../prisma/database.ts'
import { keepChoices } from '../prisma/keep-choices.ts'
import { schoolDay } from './core/kernel/school-time.ts'
import { whatToMind } from './core/school/what-to-mind.ts'
import { errandsOn } from './errands.ts'
import { furnish, type House, type Surroundings } from './house.ts'
import type { Settings } from './server/environment.ts'
import { openLocalSocket } from './server/local-socket.ts'
import { openSchoolFiles } from './server/school-watch.ts'
import { openVault } from './vault/open-vault.ts'
import { sealKeyOf, sealKeysOf } from './vault/seal-key.ts'

/** A house whose schools come from files. */
export type HouseWithSchools = House & {
  /** Reads the school files again. */
  readonly rereadSchools: () => Promise<void>
  /** The file of the master key, if this start made it. */
  readonly keyMade: string | undefined
}

/** Opens the vault and the database, keeps the schools of the files, and opens the house on them. */
export const openHouse = async (
  settings: Settings,
  world: Omit<Surroundings, 'vault' | 'sealKey'> & { readonly tell: (line: string) => void },
): Promise<HouseWithSchools> => {
  const { databaseUrl, dataDir, schoolFiles, masterKey, keysDir, keysBackup } = settings
  const { clock, log, tell } = world
  const { vault, master, keyMade } = await openVault({
    masterKey,
    keysDir,
    copies: keysBackup?.folder,
    dataDir,
    alone: databaseUrl === undefined,
  })
  const surroundings: Surroundings = { ...world, vault, sealKey: master && sealKeyOf(master) }
  const database = await openDatabase({ databaseUrl, dataDir, log })
  try {
    const schools = await openSchoolFiles({
      files: schoolFiles,
      keep: async (file) => {
        const { unknown } = await keepChoices(database.client, file, clock())
        return whatToMind(file.choices, unknown, schoolDay(clock(), file.choices.zone))
      },
      tell,
      log,
    })
    const house = await furnish(database, settings, surroundings).catch(async (error: unknown) => {
      await schools.close()
      throw error
    })
    const socket = await openLocalSocket(
      dataDir,
      errandsOn(database, {
        ...surroundings,
        rosterTaken: house.fillVault,
        keysBackup,
        keys: async () => ({ vault, sealKeys: master ? await sealKeysOf(keysDir, master) : [] }),
        anchorFile: settings.anchorFile,
      }),
      log,
    )
    return {
      ...house,
      keyMade,
      rereadSchools: schools.reread,
      close: async () => {
        await socket.close()
        await schools.close()
        await house.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}
