import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { addOnce, isMissing } from './files.ts'
import { VaultStartError } from './vault-start-error.ts'

const bytes = 32

/** How somebody makes a key. */
export const howToMakeKey = `node -p "crypto.randomBytes(${bytes}).toString('base64')"`

/** The key that was given, from base64. */
export const masterKeyFrom = (base64: string): KeyObject => {
  const key = Buffer.from(base64, 'base64')
  if (key.length !== bytes || key.toString('base64') !== base64.trim())
    throw new VaultStartError(
      `MASTER_KEY must be ${bytes} bytes in base64. This makes one:\n\n  ${howToMakeKey}\n`,
    )
  return createSecretKey(key)
}

/** The key that lies in a file that only we may read; a first start makes it. */
export const masterKeyInFile = async (
  path: string,
): Promise<{ readonly key: KeyObject; readonly made: boolean }> => {
  const read = async (): Promise<KeyObject> => masterKeyFrom((await readFile(path, 'utf8')).trim())
  try {
    return { key: await read(), made: false }
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  await mkdir(dirname(path), { recursive: true })
  const made = await addOnce(path, Buffer.from(`${randomBytes(bytes).toString('base64')}\n`))
  return { key: await read(), made }
}
