import { createInterface } from 'node:readline/promises'
import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { UsageError, type World } from './commands/command.ts'
import { commands, help } from './commands/commands.ts'
import type { Talk } from './core/app/talk.ts'
import { errandHere } from './errand-here.ts'
import type { Keys } from './errands.ts'
import { readEnvironment } from './server/environment.ts'
import { talkToRunningBot } from './server/local-socket.ts'
import { backUpVault } from './vault/back-up-vault.ts'
import { changeMasterKey } from './vault/change-master-key.ts'
import { takeIntoUse } from './vault/fill-vault.ts'
import { openVault } from './vault/open-vault.ts'
import { sealKeysOf } from './vault/seal-key.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const note = (line: string): void => void process.stderr.write(`${line}\n`)

const ask = async (question: string): Promise<boolean | undefined> => {
  if (!process.stdin.isTTY) return undefined
  const prompt = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(?:es)?$/i.test((await prompt.question(`${question} [y/N] `)).trim())
  } finally {
    prompt.close()
  }
}

/** What is to be closed when the command is done. */
const open: (() => Promise<unknown>)[] = []

/** Opens the database here and does the errand in this process: no bot runs that could. */
const doItHere = async (name: string): Promise<Talk> => {
  const { databaseUrl, dataDir, masterKey, keysDir, keysBackup, anchorFile } = readEnvironment(process.env)
  // Beside a running bot none of this is needed, and it is most of what takes time to load.
  const [{ openDatabase }, { errandsOn }, { openStore }] = await Promise.all([
    import('../prisma/database.ts'),
    import('./errands.ts'),
    import('../prisma/store.ts'),
  ])
  const database = await openDatabase({ databaseUrl, dataDir })
  open.unshift(() => database.close())
  const keys = async (): Promise<Keys> => {
    const alone = databaseUrl === undefined
    const copies = keysBackup?.folder
    const { vault, master } = await openVault({
      masterKey,
      keysDir,
      copies,
      dataDir,
      alone,
      mayMake: false,
    })
    if (vault) await takeIntoUse(vault, openStore(database.client, { newId, enqueue: async () => undefined }))
    return { vault, sealKeys: master ? await sealKeysOf(keysDir, master) : [] }
  }
  const surroundings = { clock: () => Temporal.Now.instant(), newId, keys, keysBackup, anchorFile }
  const talk = errandHere(errandsOn(database, surroundings), name)
  open.unshift(() => talk.close())
  return talk
}

const errand = async (name: string): Promise<Talk> => {
  const talk = await talkToRunningBot(readEnvironment(process.env).dataDir)
  if (!talk) return doItHere(name)
  open.unshift(() => talk.close())
  await talk.say({ errand: name })
  return talk
}

const lookAround: World['lookAround'] = async () => (await import('./look-around.ts')).lookAround(process.env)

const keys: World['keys'] = {
  inUse: async () => {
    const talk = await talkToRunningBot(readEnvironment(process.env).dataDir)
    await talk?.close()
    return talk !== undefined
  },
  copy: async () => {
    const { keysDir, keysBackup, masterKey, dataDir, databaseUrl } = readEnvironment(process.env)
    if (!keysBackup) return undefined
    // Opened first: a vault that does not open is not worth a copy.
    await openVault({ masterKey, keysDir, dataDir, alone: databaseUrl === undefined })
    return { ...(await backUpVault(keysDir, keysBackup, Temporal.Now.instant())), days: keysBackup.days }
  },
  rotate: async () => {
    const settings = readEnvironment(process.env)
    return changeMasterKey({ ...settings, alone: settings.databaseUrl === undefined })
  },
}

const from = process.env.INIT_CWD ?? process.cwd()

const run = async (): Promise<number> => {
  const [word = '', ...args] = process.argv.slice(2)
  const command = Object.hasOwn(commands, word) ? commands[word] : undefined
  if (!command) {
    note(help())
    return 2
  }
  const world: World = { from, say, note, ask, lookAround, errand, keys }
  try {
    return await command.run(args, world)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    note(`${error.message}\nUsage: npx trajectbot ${command.usage}`)
    return 2
  } finally {
    for (const close of open.splice(0)) await close()
  }
}

/** What we know how to say is said in words, without a stack. */
const lastWords = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TalkError')
    return (
      `The bot broke off (${error.message}). Run the command again: what was done already is not done twice. ` +
      'If the bot was updated since it was started, start it again first.'
    )
  return /(?:Start|Environment)Error$/.test(error.name) ? error.message : (error.stack ?? error.message)
}

run().then(
  (code) => process.exit(code),
  (error: unknown) => {
    note(lastWords(error))
    process.exit(1)
  },
)
