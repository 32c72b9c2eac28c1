import { openDatabase } from '../../prisma/database.ts'
import { schoolIdOf } from '../../prisma/school-id.ts'
import { type Child, runProgram } from './child.ts'
import { freshPlace, type Place } from './databases.ts'
import { keepEmptySchool } from './roster-office.ts'

const environment = ({ dataDir, databaseUrl }: Place): Readonly<Record<string, string>> => ({
  DATA_DIR: dataDir,
  ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
})

/** A place with an empty school in it, as the first start with its school.yaml leaves it. */
export const placeWithSchool = async (engine: 'embedded' | 'server' = 'embedded'): Promise<Place> => {
  const place = await freshPlace(engine)
  const database = await openDatabase(place)
  await keepEmptySchool(database)
  await database.close()
  return place
}

/** The bot, in a process of its own. */
export const startOn = async (place: Place): Promise<Child> => {
  const bot = runProgram('src/main.ts', [], { PORT: '0', LOG_LEVEL: 'silent', ...environment(place) })
  await bot.says(/Teams is off/)
  return bot
}

/** Asks a bot to stop, and waits until it did. */
export const stopBot = async (bot: Child): Promise<void> => {
  bot.process.kill('SIGTERM')
  await bot.end()
}

/** A command of `npx trajectbot`, in a process of its own. */
export const trajectbot = (place: Place, ...args: readonly string[]): Child =>
  runProgram('src/command-line.ts', args, environment(place))

/** How much of the school of a place there is, while no bot runs. */
export const amountsIn = async (place: Place): Promise<Record<string, number> | undefined> => {
  const database = await openDatabase(place)
  const [amounts] = await database.client.$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('app.school', ${schoolIdOf('school')}, true)`
    return tx.$queryRaw<[Record<string, number>]>`select
      (select count(*) from person)::int as people, (select count(*) from student)::int as students,
      (select count(*) from roster_row)::int as known, (select count(*) from roster_staged)::int as staged`
  })
  await database.close()
  return amounts
}
