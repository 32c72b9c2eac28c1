import { readFile } from 'node:fs/promises'
import { extractText, getDocumentProxy } from 'unpdf'
import { v7 as newId } from 'uuid'
import type { Database } from '../../prisma/database.ts'
import { inspectStudent } from '../../src/commands/inspect-student.ts'
import type { Vault } from '../../src/core/access/vault.ts'
import type { Clock } from '../../src/core/kernel/clock.ts'
import { errandHere } from '../../src/errand-here.ts'
import { errandsOn } from '../../src/errands.ts'

/** The words on a letter, without what stands at the foot of each page. */
export const textOf = async (path: string): Promise<string> => {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(await readFile(path))), {
    mergePages: true,
  })
  return text.replace(/\s+/g, ' ').replace(/Inzage leerling [^·]+ · \d+\/\d+ ?/g, '')
}

type Around = {
  readonly database: Database
  readonly vault?: Vault
  readonly clock: Clock
  /** Where the letter comes. */
  readonly folder: string
}

/** `npx trajectbot inspect`: with which code it ends, and what it says. */
export const inspects = async (
  { database, vault, clock, folder }: Around,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly said: string }> => {
  const said: string[] = []
  const open: (() => Promise<void>)[] = []
  const code = await inspectStudent.run(args, {
    from: folder,
    say: (line) => void said.push(line),
    note: () => undefined,
    ask: async () => undefined,
    lookAround: async () => [],
    errand: async (name) => {
      const talk = errandHere(errandsOn(database, { clock, newId, keys: async () => ({ vault }) }), name)
      open.push(talk.close)
      return talk
    },
  })
  for (const close of open) await close()
  return { code, said: said.join('\n') }
}
