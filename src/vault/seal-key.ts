import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import type { SealKey } from '../core/register/seal.ts'

const derived = (masterKey: KeyObject, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', masterKey, '', `trajectbot ${purpose}`, 32)))

/** The key for the seals over the access register, derived from the master key and good for nothing else. */
export const sealKeyOf = (masterKey: KeyObject): SealKey => {
  const key = derived(masterKey, 'register seal')
  const name = createHmac('sha256', derived(masterKey, 'register seal name')).digest('hex').slice(0, 16)
  return { name, code: (text) => createHmac('sha256', key).update(text).digest('hex') }
}
