import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** What a token of Teams says, with what a test wants to be different. */
export type TokenWish = {
  readonly issuer?: string
  readonly audience?: string
  readonly serviceUrl?: string | undefined
  /** Seconds from now. */
  readonly expires?: number
  readonly notBefore?: number
  readonly kid?: string
  readonly claims?: Readonly<Record<string, unknown>>
  /** Whose key signs it: the platform's, or that of somebody who would like to be the platform. */
  readonly by?: 'platform' | 'forger'
}

type Defaults = { readonly issuer: string; readonly audience: string; readonly serviceUrl: string }

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Made once: making keys takes longer than most tests. */
const keyPairs = Promise.all(
  ['platform', 'forger'].map(() => generateKeyPair('RS256', { modulusLength: 2048, extractable: true })),
)

/** The keys of the platform, and tokens signed with them or made to look so. */
export const openSigning = async ({ issuer, audience, serviceUrl }: Defaults) => {
  const [platform, forger] = await keyPairs
  if (!platform || !forger) throw new Error('no keys')
  const kid = 'the-key'
  const jwk = await exportJWK(platform.publicKey)
  const now = (): number => Math.floor(Date.now() / 1000)

  const payload = (wish: TokenWish): Record<string, unknown> => ({
    iss: wish.issuer ?? issuer,
    aud: wish.audience ?? audience,
    ...('serviceUrl' in wish ? { serviceurl: wish.serviceUrl } : { serviceurl: serviceUrl }),
    nbf: now() + (wish.notBefore ?? -60),
    exp: now() + (wish.expires ?? 3600),
    ...wish.claims,
  })
  return {
    jwks: (endorsements: readonly string[]) => ({
      keys: [{ ...jwk, kid, use: 'sig', alg: 'RS256', endorsements }],
    }),
    token: (wish: TokenWish = {}): Promise<string> =>
      new SignJWT(payload(wish))
        .setProtectedHeader({ alg: 'RS256', kid: wish.kid ?? kid, typ: 'JWT' })
        .sign((wish.by === 'forger' ? forger : platform).privateKey),
    /** A token that nobody signed. */
    unsigned: (wish: TokenWish = {}): string =>
      `${encoded({ alg: 'none', kid, typ: 'JWT' })}.${encoded(payload(wish))}.`,
    /** A token signed with what everybody knows, as if it were a secret. */
    withPublicKey: (wish: TokenWish = {}): Promise<string> =>
      new SignJWT(payload(wish))
        .setProtectedHeader({ alg: 'HS256', kid, typ: 'JWT' })
        .sign(new TextEncoder().encode(`${jwk.n}${'='.repeat(32)}`)),
  }
}
export type Signing = Awaited<ReturnType<typeof openSigning>>
