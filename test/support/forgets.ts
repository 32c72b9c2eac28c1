import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import type { Database } from '../../prisma/database.ts'
import { forget } from '../../src/commands/forget.ts'
import type { Vault } from '../../src/core/access/vault.ts'
import type { Clock } from '../../src/core/kernel/clock.ts'
import { errandHere } from '../../src/errand-here.ts'
import { errandsOn } from '../../src/errands.ts'
import { temporaryFolder } from './temporary-folder.ts'

type Ground = {
  readonly database: Database
  readonly vault: Vault | undefined
  readonly clock: Clock
  readonly keysBackup?: { readonly folder: string; readonly days: number }
}

/** Types `npx trajectbot forget …`: how it ended, what it said and asked, and what files it left. */
export const forgets = async (
  { database, vault, clock, keysBackup }: Ground,
  args: readonly string[],
  answer?: boolean,
) => {
  const from = await temporaryFolder()
  const lines: string[] = []
  const asked: string[] = []
  const errands = errandsOn(database, { clock, newId, keys: async () => ({ vault }), keysBackup })
  const open: (() => Promise<void>)[] = []
  const code = await forget.run(args, {
    from,
    say: (line) => void lines.push(line),
    note: () => undefined,
    ask: async (question) => {
      asked.push(question)
      return answer
    },
    lookAround: async () => [],
    errand: async (name) => {
      const talk = errandHere(errands, name)
      open.push(talk.close)
      return talk
    },
  })
  for (const close of open) await close()
  const files = await readdir(from)
  const filed = await Promise.all(files.map((name) => readFile(join(from, name), 'utf8')))
  return { code, said: lines.join('\n'), asked, files, filed: filed.join('\n') }
}
