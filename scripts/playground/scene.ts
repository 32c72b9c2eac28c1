import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { parse, stringify } from 'yaml'
import { openDatabase } from '../../prisma/database.ts'
import { schoolIdOf } from '../../prisma/school-id.ts'
import type { Account } from '../../src/core/people/account.ts'
import { bringInPracticeSchool, practiceFolder } from '../../src/practice-school.ts'
import { endingIs } from '../../test/support/at-the-end.ts'
import { type Child, runBot } from '../../test/support/child.ts'
import { temporaryFolder } from '../../test/support/temporary-folder.ts'

/** Somebody of the invented school who sits at the client. */
export type Seat = { readonly name: string; readonly email: string; readonly account: Account }

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

/** Puts the invented school in a folder, as a school that listed this workspace, with accounts for who sits there. */
const folderWith = async (seats: readonly Seat[]): Promise<string> => {
  const folder = await temporaryFolder()
  const [first] = seats
  if (!first) throw new Error('nobody sits at the client')
  const { platform, workspace } = first.account
  const choices = parse(await readFile(join(practiceFolder, 'school.yaml'), 'utf8'))
  const schoolFile = join(folder, 'school.yaml')
  await writeFile(schoolFile, stringify({ ...choices, workspaces: { [platform]: [workspace] } }))
  const database = await openDatabase({ databaseUrl: undefined, dataDir: folder })
  await bringInPracticeSchool(database, () => Temporal.Now.instant(), schoolFile)
  await database.client.$transaction(async (tx) => {
    const schoolId = schoolIdOf(choices.key)
    await tx.$executeRaw`select set_config('app.school', ${schoolId}, true)`
    for (const { email, account } of seats) {
      const { id: personId } = await tx.person.findFirstOrThrow({ where: { email }, select: { id: true } })
      const { user: externalUser, ...where } = account
      const reachable = platform === 'slack'
      await tx.account.create({
        data: { id: newId(), schoolId, personId, externalUser, reachable, ...where },
      })
    }
  })
  await database.close()
  return folder
}

/** What a scene is played with. */
export type Scene = {
  readonly port: number
  readonly seats: readonly Seat[]
  /** What the bot must know of the client. */
  readonly env: Readonly<Record<string, string>>
}

/** Starts the bot on the invented school, on a Tuesday morning whatever the hour is, and gives it back when it listens. */
export const startBot = async ({ port, seats, env }: Scene): Promise<Child> => {
  say('Bringing in the invented school …')
  const folder = await folderWith(seats)
  const bot = runBot({
    PORT: String(port),
    DATA_DIR: folder,
    SCHOOL_FILE: join(folder, 'school.yaml'),
    ...env,
  })
  await bot.says(/(http:\S+)\s/)
  return bot
}

/** Plays a scene until somebody stops it; then everything that was started is stopped, the last thing first. */
export const play = async (scene: () => Promise<readonly string[]>): Promise<void> => {
  const endings: (() => unknown)[] = []
  endingIs((work) => void endings.push(work))
  const end = async (code: number): Promise<void> => {
    for (const work of endings.splice(0).reverse()) await work()
    process.exit(code)
  }
  process.on('SIGINT', () => void end(0))
  process.on('SIGTERM', () => void end(0))
  try {
    for (const line of await scene()) say(line)
    say('At this school it is Tuesday morning, whatever the hour is: nothing is held until tomorrow.')
    say('\nPress Ctrl+C to stop. What was said is gone then.')
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    await end(1)
  }
}
