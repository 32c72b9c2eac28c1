import { errors, jwtVerify } from 'jose'
import { z } from 'zod'
import { clockTolerance } from '../limits.ts'
import type { Directory } from './directory.ts'

/** What a token that is in order tells: which service address it was made for, and who signed it. */
export type Trusted = { readonly serviceUrl: string; readonly issuer: string }

const Claims = z.object({ serviceurl: z.string().min(1) })

/** What jose throws about a token itself; anything else it throws is about reaching the keys. */
const isAboutToken = (error: unknown): boolean =>
  error instanceof errors.JOSEError &&
  !(error instanceof errors.JWKSTimeout) &&
  !(error instanceof errors.JWKSInvalid) &&
  error.code !== errors.JOSEError.code

/**
 * Checks a token before botbuilder sees the request: signature, issuer, audience, time and service address.
 * Botbuilder alone answers a forged signature with 500 and its text, and grows with every unverified token.
 */
export const checkToken = async (
  token: string,
  directory: Directory,
  appId: string,
): Promise<Trusted | 'untrusted' | 'unreachable'> => {
  try {
    const { issuer, keys } = await directory.signer()
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience: appId,
      algorithms: ['RS256'],
      clockTolerance,
      requiredClaims: ['exp', 'serviceurl'],
    })
    const claims = Claims.safeParse(payload)
    return claims.success ? { serviceUrl: claims.data.serviceurl, issuer } : 'untrusted'
  } catch (error) {
    return isAboutToken(error) ? 'untrusted' : 'unreachable'
  }
}
