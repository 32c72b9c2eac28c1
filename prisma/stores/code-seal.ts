import { type BinaryLike, scrypt } from 'node:crypto'
import { promisify } from 'node:util'

const stretch = promisify<BinaryLike, BinaryLike, number, Buffer>(scrypt)

/**
 * What is kept of a one-time code. It is found again by its seal, so the salt is the school's and not the code's own;
 * guessing a code from its seal takes far longer than the code lasts.
 */
export const sealOf = async (school: string, code: string): Promise<string> =>
  (await stretch(code, `link-code ${school}`, 32)).toString('base64url')
