import { createSecretKey, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { doubtful, type Finding, well, wrong } from '../core/app/finding.ts'
import { type CopiesPlace, daysCopied } from './key-copies.ts'
import { isKeyOf, readLabel } from './label.ts'
import { masterKeyFrom } from './master-key.ts'
import { keyFile, noVault, type VaultPlace } from './open-vault.ts'

type Place = VaultPlace & {
  readonly keysBackup: CopiesPlace | undefined
  readonly masterKeyNew: string | undefined
}

/** A copy a night, and one night may go wrong. */
const patience = { days: 2 } as const

const keyOf = async ({ masterKey, dataDir, alone }: Place): Promise<KeyObject | undefined> => {
  if (masterKey) return masterKeyFrom(masterKey)
  const inFile = alone ? await readFile(join(dataDir, keyFile), 'utf8').catch(() => '') : ''
  return inFile === '' ? undefined : createSecretKey(Buffer.from(inFile, 'base64'))
}

const isInside = (inner: string, outer: string): boolean => {
  const way = relative(resolve(outer), resolve(inner))
  return way === '' || !way.startsWith('..')
}

const checkKey = async (place: Place): Promise<Finding> => {
  const { keysDir, masterKeyNew } = place
  const [label, key] = [await readLabel(keysDir), await keyOf(place)]
  if (!label)
    return key || place.alone
      ? well('Vault', `None yet in ${keysDir}; the next start of the bot makes it.`)
      : doubtful('Vault', 'Off.', noVault)
  if (!key)
    return wrong(
      'Vault',
      `There is one in ${keysDir}, and no key to open it.`,
      'Set MASTER_KEY to the key that this vault was made with.',
    )
  const { id, check, next } = label
  const opens = isKeyOf(key, id, check) || isKeyOf(key, id, next)
  if (!opens)
    return wrong(
      'Vault',
      `The master key does not open the vault in ${keysDir}.`,
      'Set MASTER_KEY to the key that this vault was made with, or KEYS_DIR to the vault of this key.',
    )
  if (next !== undefined)
    return wrong(
      'Vault',
      'The master key is being changed, and that is half done.',
      'Run npx trajectbot keys rotate again, with the old key in MASTER_KEY and the new one in MASTER_KEY_NEW.',
    )
  return masterKeyNew === undefined
    ? well('Vault', `In ${keysDir}, and the key opens it.`)
    : doubtful(
        'Vault',
        `In ${keysDir}, and the key opens it; MASTER_KEY_NEW is set as well.`,
        'Run npx trajectbot keys rotate while no bot runs, or take MASTER_KEY_NEW away.',
      )
}

const checkCopies = async (
  { keysDir, dataDir, keysBackup }: Place,
  now: Temporal.Instant,
): Promise<Finding> => {
  if (!keysBackup)
    return doubtful(
      'Backup of the keys',
      'KEYS_BACKUP_DIR is not set: if KEYS_DIR is lost, all that was agreed with pupils is lost with it.',
      'Set KEYS_BACKUP_DIR to a folder on another disk, in another place than the backups of the database.',
    )
  const { folder } = keysBackup
  if (isInside(folder, keysDir) || isInside(folder, dataDir))
    return wrong(
      'Backup of the keys',
      `${folder} lies in the folder that it is a backup of, or in DATA_DIR with the database.`,
      'Set KEYS_BACKUP_DIR to a folder elsewhere: who has a backup of the database must not have the keys with it.',
    )
  const last = (await daysCopied(folder)).at(-1)
  const today = now.toZonedDateTimeISO('UTC').toPlainDate()
  const isRecent = last !== undefined && Temporal.PlainDate.compare(last, today.subtract(patience)) >= 0
  return isRecent
    ? well('Backup of the keys', `The last copy is of ${last}, in ${folder}.`)
    : doubtful(
        'Backup of the keys',
        last ? `The last copy is of ${last}.` : 'There is no copy yet.',
        'Make one with npx trajectbot keys backup, and see what the log says of "keys-not-copied".',
      )
}

/** What can be seen of the vault without the database: whether its key opens it, and whether it has a backup. */
export const checkVault = async (place: Place, now: Temporal.Instant): Promise<readonly Finding[]> => {
  const key = await checkKey(place)
  return (await readLabel(place.keysDir)) ? [key, await checkCopies(place, now)] : [key]
}
