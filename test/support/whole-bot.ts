import { v7 as newId } from 'uuid'
import { openDatabase } from '../../prisma/database.ts'
import { keepSchool } from '../../prisma/keep-school.ts'
import type { SchoolFile } from '../../prisma/school-file.ts'
import { type Child, runBot } from './child.ts'
import { freshPlace } from './databases.ts'

/** A data folder with a school in it, as `npm run seed` leaves it. */
export const folderWith = async (school: SchoolFile): Promise<string> => {
  const { dataDir } = await freshPlace('embedded')
  const database = await openDatabase({ databaseUrl: undefined, dataDir })
  await keepSchool(database.client, school, newId)
  await database.close()
  return dataDir
}

/** The bot in a process of its own, as `npm start` runs it. */
export const startBot = async (
  dataDir: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly url: string; readonly bot: Child }> => {
  const bot = runBot({ PORT: '0', DATA_DIR: dataDir, ...env })
  return { bot, url: await bot.says(/(http:\S+)\s/) }
}
