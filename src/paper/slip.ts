import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import type { MakeSlip } from '../core/app/slip.ts'
import type { SchoolId } from '../core/kernel/ids.ts'
import { Letter } from '../core/view/letter.ts'
import { idOf, lockBytes, unlockBytes } from '../vault/locker.ts'

const secretBytes = 32

const derived = (secret: Buffer, what: 'id' | 'key'): Buffer =>
  createHmac('sha256', secret).update(`slip:${what}`).digest()
const keyOf = (secret: Buffer): KeyObject => createSecretKey(derived(secret, 'key'))
const place = (school: SchoolId, id: string): string => `slip:${school}:${id}`

/** Makes slips for the address at which browsers reach this bot. The database alone opens none of them. */
export const openSlips =
  (base: () => string | undefined): MakeSlip =>
  (school, letter) => {
    const address = base()
    if (address === undefined) return undefined
    const secret = randomBytes(secretBytes)
    const id = idOf(derived(secret, 'id'))
    return {
      id,
      box: lockBytes(keyOf(secret), place(school, id), Buffer.from(JSON.stringify(letter))),
      address: `${address}/paper/${school}/${secret.toString('base64url')}`,
    }
  }

/** What the secret of an address leads to. */
export const readSecret = (school: SchoolId, text: string) => {
  const secret = Buffer.from(text, 'base64url')
  const id = idOf(derived(secret, 'id'))
  return {
    id,
    letterIn: (box: Uint8Array): Letter =>
      Letter.parse(JSON.parse(unlockBytes(keyOf(secret), place(school, id), box).toString())),
  }
}
