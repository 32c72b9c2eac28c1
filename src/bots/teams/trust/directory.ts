import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import { keysLast, requestTimeout } from '../limits.ts'
import { mayBeCalled } from '../settings.ts'

/** Who signs what Teams sends, and with which keys. */
export type Signer = { readonly issuer: string; readonly keys: JWTVerifyGetKey }

/** The metadata document that names the signer; read when first needed and believed for a day. */
export type Directory = { signer(): Promise<Signer> }

const Metadata = z.object({ issuer: z.string().min(1), jwks_uri: z.string().refine(mayBeCalled) })

const read = async (url: string): Promise<Signer> => {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(requestTimeout) })
  if (!response.ok) {
    await response.body?.cancel()
    throw new Error(`the metadata document answered ${response.status}`)
  }
  const { issuer, jwks_uri: keysUrl } = Metadata.parse(await response.json())
  return {
    issuer,
    keys: createRemoteJWKSet(new URL(keysUrl), { cacheMaxAge: keysLast, timeoutDuration: requestTimeout }),
  }
}

/** Opens the directory at an address. A reading that fails is tried again at the next request; an old one is kept meanwhile. */
export const openDirectory = (url: string): Directory => {
  let known: { readonly signer: Signer; readonly until: number } | undefined
  let reading: Promise<Signer> | undefined
  const refresh = async (): Promise<Signer> => {
    try {
      const signer = await read(url)
      known = { signer, until: Date.now() + keysLast }
      return signer
    } catch (error) {
      if (known) return known.signer
      throw error
    } finally {
      reading = undefined
    }
  }
  return {
    signer: async () => {
      if (known && Date.now() < known.until) return known.signer
      reading ??= refresh()
      return reading
    },
  }
}
