import { type KeyObject, randomUUID } from 'node:crypto'
import { readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { addOnce, isMissing, settleFolder, writeBeside } from './files.ts'
import { lockBytes, unlockBytes } from './locker.ts'
import { VaultStartError } from './vault-start-error.ts'

/** What stands on a vault: its name, which key opens it, and while that is being changed, which key will. */
export const Label = z.strictObject({ id: z.uuid(), check: z.base64(), next: z.base64().optional() })
export type Label = z.infer<typeof Label>

const labelIn = (folder: string): string => join(folder, 'vault.json')
const place = (id: string): string => `vault:${id}`

/** The label of a vault; nothing when this is no vault yet. */
export const readLabel = async (folder: string): Promise<Label | undefined> => {
  const text = await readFile(labelIn(folder), 'utf8').catch((error: unknown) => {
    if (!isMissing(error)) throw error
  })
  return text === undefined ? undefined : Label.parse(JSON.parse(text))
}

/** Puts another label on a vault, in one go. */
export const changeLabel = async (folder: string, label: Label): Promise<void> => {
  const path = labelIn(folder)
  await rename(await writeBeside(path, Buffer.from(`${JSON.stringify(label)}\n`)), path)
  await settleFolder(dirname(path))
}

/** What makes a key known again. */
export const checkOf = (key: KeyObject, id: string): string =>
  Buffer.from(lockBytes(key, place(id), Buffer.from(id))).toString('base64')

/** Whether this is the key that made a check. */
export const isKeyOf = (key: KeyObject, id: string, check: string | undefined): boolean => {
  if (check === undefined) return false
  try {
    unlockBytes(key, place(id), Buffer.from(check, 'base64'))
    return true
  } catch {
    return false
  }
}

/** Reads the label of a vault, or sticks one on a new vault; a key that does not open it is a clear error. */
export const labelOf = async (folder: string, master: KeyObject): Promise<Label> => {
  if (!(await readLabel(folder))) {
    const id = randomUUID()
    await addOnce(labelIn(folder), Buffer.from(`${JSON.stringify({ id, check: checkOf(master, id) })}\n`))
  }
  const label = await readLabel(folder)
  if (!label) throw new Error('the label of the vault vanished')
  const { id, check, next } = label
  if (!isKeyOf(master, id, check) && !isKeyOf(master, id, next))
    throw new VaultStartError(
      `The master key is not the one of the vault in ${folder}. Nothing in it can be opened, so the bot does not start. Set MASTER_KEY to the key that this vault was made with, or KEYS_DIR to the vault of this key.`,
    )
  if (next !== undefined)
    throw new VaultStartError(
      `The master key of the vault in ${folder} is being changed, and that is half done: some of it opens with the old key, some with the new. Run npx trajectbot keys rotate again, with the old key in MASTER_KEY and the new one in MASTER_KEY_NEW, and start the bot after that.`,
    )
  return label
}

/** Whether a vault still has the label that it had; with another key somebody else is at work, or was. */
export const stillHas = async (folder: string, label: Label): Promise<void> => {
  const now = await readLabel(folder)
  if (now?.check === label.check && now.next === undefined) return
  throw new VaultStartError(
    'The master key of the vault was changed while this bot was running. Stop it, and start it with the new key.',
  )
}
