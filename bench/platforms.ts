import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { Environment } from './program.ts'

/** The ids and secrets that both sides know. */
export const known = {
  signingSecret: 'a-signing-secret',
  botToken: 'xoxb-a-bot-token',
  team: 'T0SCHOOL',
  appId: '11111111-2222-4333-8444-555555555555',
  appPassword: 'a-password',
  tenant: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
} as const

const issuer = 'https://api.botframework.com'

/** Slack and Microsoft on this machine. They agree to everything and check nothing, so that they cost little. */
export type Platforms = {
  /** How a bot is told where they are. */
  readonly slack: Environment
  readonly teams: Environment
  readonly serviceUrl: string
  readonly bearer: string
  /** Waits until this many replies of the kinds that answer somebody came in since the last time, and forgets them. */
  answered(count: number): Promise<void>
  forget(): void
  /** Resolves at the moment that the next such reply comes in. */
  nextAnswer(): Promise<void>
  /** Resolves at the moment that a window is opened with this trigger. */
  windowOf(trigger: string): Promise<void>
  close(): Promise<void>
}

const read = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

const isReply = (path: string): boolean => path.endsWith('/views.open') || path.startsWith('/emea/')

/** Opens both platforms on one port. */
export const openPlatforms = async (): Promise<Platforms> => {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'the-key', use: 'sig', alg: 'RS256' }
  let replies = 0
  const waiting: (() => void)[] = []
  const windows = new Map<string, () => void>()
  const answerTo = (path: string): object => {
    if (path === '/metadata')
      return { issuer, jwks_uri: `${origin}/keys`, id_token_signing_alg_values_supported: ['RS256'] }
    if (path === '/keys') return { keys: [{ ...jwk, endorsements: ['msteams'] }] }
    if (path === '/login') return { token_type: 'Bearer', expires_in: 3600, access_token: 'a-token' }
    if (path.startsWith('/emea/')) return { id: '1' }
    return { ok: true, channel: 'D0', ts: '1795000000.000100', view: { id: 'V0' } }
  }
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    void read(request).then((body) => {
      if (isReply(path)) {
        replies += 1
        for (const resolve of waiting.splice(0)) resolve()
        const trigger = windows.size > 0 ? (new URLSearchParams(body).get('trigger_id') ?? '') : ''
        windows.get(trigger)?.()
        windows.delete(trigger)
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answerTo(path)))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const serviceUrl = `${origin}/emea/`
  const token = await new SignJWT({ serviceurl: serviceUrl })
    .setProtectedHeader({ alg: 'RS256', kid: 'the-key' })
    .setIssuer(issuer)
    .setAudience(known.appId)
    .setNotBefore('-1m')
    .setExpirationTime('2h')
    .sign(privateKey)
  return {
    slack: {
      SLACK_BOT_TOKEN: known.botToken,
      SLACK_SIGNING_SECRET: known.signingSecret,
      SLACK_API_URL: `${origin}/api/`,
    },
    teams: {
      TEAMS_APP_ID: known.appId,
      TEAMS_APP_PASSWORD: known.appPassword,
      TEAMS_TENANT_ID: known.tenant,
      TEAMS_OPENID_METADATA_URL: `${origin}/metadata`,
      TEAMS_LOGIN_URL: `${origin}/login`,
      TEAMS_SERVICE_URLS: `${origin}/`,
    },
    serviceUrl,
    bearer: `Bearer ${token}`,
    answered: async (count) => {
      for (const end = performance.now() + 10_000; replies < count; await wait(2))
        if (performance.now() > end) throw new Error(`only ${replies} of ${count} requests were replied to`)
      replies = 0
    },
    forget: () => {
      replies = 0
    },
    nextAnswer: () => new Promise<void>((resolve) => void waiting.push(resolve)),
    windowOf: (trigger) => new Promise<void>((resolve) => void windows.set(trigger, resolve)),
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())))
    },
  }
}
