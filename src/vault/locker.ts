import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
  randomUUID,
  timingSafeEqual,
} from 'node:crypto'
import { type Locker, Pseudonym } from '../core/access/vault.ts'

const cipher = 'aes-256-gcm'
const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16
const saltBytes = 16

/** Locks bytes under a key: nonce, tag, and what is locked. The place is part of the lock. */
export const lockBytes = (key: KeyObject, place: string, content: Uint8Array): Uint8Array<ArrayBuffer> => {
  const nonce = randomBytes(nonceBytes)
  const locking = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes })
  locking.setAAD(Buffer.from(place))
  const locked = Buffer.concat([locking.update(content), locking.final()])
  return new Uint8Array(Buffer.concat([nonce, locking.getAuthTag(), locked]))
}

/** Opens what {@link lockBytes} locked; throws on another key, another place, or a changed byte. */
export const unlockBytes = (key: KeyObject, place: string, box: Uint8Array): Buffer => {
  const opening = createDecipheriv(cipher, key, box.subarray(0, nonceBytes), { authTagLength: tagBytes })
  opening.setAAD(Buffer.from(place))
  opening.setAuthTag(box.subarray(nonceBytes, nonceBytes + tagBytes))
  return Buffer.concat([opening.update(box.subarray(nonceBytes + tagBytes)), opening.final()])
}

const secretBytes = 16 + 2 * keyBytes

/** What a new locker is made of: a pseudonym, a key to lock with, and a key for marks. */
export const newSecret = (): Uint8Array =>
  Buffer.concat([
    Buffer.from(randomUUID().replaceAll('-', ''), 'hex'),
    randomBytes(keyBytes),
    randomBytes(keyBytes),
  ])

const asUuid = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** A hash with the form of an id: a UUID of version 8, which is for ids of one's own making. */
export const idOf = (hash: Buffer): string => {
  const bytes = hash.subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return asUuid(bytes)
}

/** The pseudonym of a locker, without making keys of the rest. */
export const pseudonymIn = (secret: Uint8Array): Pseudonym => Pseudonym.parse(asUuid(secret.subarray(0, 16)))

/** Opens a locker that was unwrapped. */
export const openLocker = (secret: Uint8Array): Locker => {
  if (secret.length !== secretBytes) throw new Error('a locker of the wrong size')
  const marks = secret.subarray(16 + keyBytes)
  // Most looks only leave a trace, so what locks is made a key when something is locked or opened.
  let made: KeyObject | undefined
  const key = (): KeyObject => {
    made ??= createSecretKey(secret.subarray(16, 16 + keyBytes))
    return made
  }
  const hash = (kind: string, words: string | Uint8Array): Buffer =>
    createHmac('sha256', marks).update(kind).update(words).digest()
  return {
    pseudonym: pseudonymIn(secret),
    lock: (place, words) => lockBytes(key(), place, Buffer.from(words)),
    unlock: (place, box) => unlockBytes(key(), place, box).toString(),
    trace: () => {
      const salt = randomBytes(saltBytes)
      return new Uint8Array(Buffer.concat([salt, hash('trace:', salt).subarray(0, saltBytes)]))
    },
    left: (trace) => {
      const expected = hash('trace:', trace.subarray(0, saltBytes)).subarray(0, saltBytes)
      return trace.length === 2 * saltBytes && timingSafeEqual(expected, trace.subarray(saltBytes))
    },
    idFor: (words) => idOf(hash('id:', words)),
  }
}
