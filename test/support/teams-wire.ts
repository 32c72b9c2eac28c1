import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { TeamsSettings } from '../../src/bots/teams/settings.ts'
import { places } from './teams-activities.ts'
import { answerJson, openConnector } from './teams-connector.ts'
import { openLogin } from './teams-login.ts'
import { openMembers } from './teams-members.ts'
import { personIn, type Receipt, type TeamsPerson } from './teams-person.ts'
import { openSigning } from './teams-signing.ts'

const appId = '11111111-2222-4333-8444-555555555555'
const appPassword = 'a-password'
const tenant = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee'
const issuer = 'https://api.botframework.com'
const bot = `28:${appId}`

/** How a request differs from what Teams would send. */
export type Parcel = {
  readonly body: string
  /** The whole header; a good token when left out, none when empty. */
  readonly authorization?: string
  readonly contentType?: string
  readonly method?: string
}

/**
 * A stand-in for Teams' wire and nothing else: it checks every request and every card against Teams' rules,
 * and sends what Teams sends. `close` fails when the bot ever broke a rule.
 */
export const openTeamsWire = async () => {
  const complaints: string[] = []
  const login = openLogin({ appId, appPassword, audience: issuer }, complaints)
  const connector = openConnector({ bot, complaints, takes: login.takes })
  const members = openMembers({ tenant, complaints, installed: connector.installed, takes: login.takes })
  for (const place of ['channel', 'group chat'] as const)
    connector.installed.add(places[place].conversation.id)
  let endorsements: readonly string[] = ['msteams']
  let botUrl = ''
  let keysHidden = false
  const people = new Map<string, TeamsPerson>()

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? '/', 'http://wire').pathname
    if (keysHidden && (path === '/metadata' || path === '/keys')) return answerJson(response, 503, {})
    switch (path) {
      case '/metadata':
        return answerJson(response, 200, {
          issuer,
          jwks_uri: `${origin}/keys`,
          id_token_signing_alg_values_supported: ['RS256'],
        })
      case '/keys':
        return answerJson(response, 200, signing.jwks(endorsements))
      case '/login':
        return login.handle(request, response)
      default:
        if (path.startsWith('/emea/') && members.handle(request, response, path.slice(5))) return
        if (path.startsWith('/emea/') && (await connector.handle(request, response, path.slice(5)))) return
        complaints.push(`${request.method} ${path} does not exist`)
        answerJson(response, 404, { error: { code: 'NotFound', message: '' } })
    }
  }
  const server = createServer((request, response) => {
    serve(request, response).catch(() => {
      complaints.push('a request that could not be read')
      response.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const serviceUrl = `${origin}/emea/`
  const signing = await openSigning({ issuer, audience: appId, serviceUrl })

  const receipts: Receipt[] = []
  const post = async ({ body, authorization, contentType, method }: Parcel): Promise<Receipt> => {
    const header = authorization ?? `Bearer ${await signing.token()}`
    const response = await fetch(botUrl, {
      method: method ?? 'POST',
      headers: {
        'content-type': contentType ?? 'application/json; charset=utf-8',
        ...(header !== '' && { authorization: header }),
      },
      ...(method !== 'GET' && { body }),
    })
    const text = await response.text()
    const receipt = { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) }
    receipts.push(receipt)
    return receipt
  }

  const settings: TeamsSettings = {
    appId,
    appPassword,
    tenantId: tenant,
    openIdMetadataUrl: `${origin}/metadata`,
    loginUrl: `${origin}/login`,
    serviceUrls: [`${origin}/`],
  }
  return {
    settings,
    tenant,
    bot,
    serviceUrl,
    signing,
    login,
    connector,
    members,
    /** Everything the bot answered in the response itself, in order. */
    receipts,
    complaints,
    /** For which channels the key may speak. */
    endorse: (...channels: readonly string[]): void => {
      endorsements = channels
    },
    /** Whether nobody can find out who signs. */
    hideKeys: (hidden: boolean): void => {
      keysHidden = hidden
    },
    /** Tells Teams where the bot listens. */
    connect: (url: string): void => {
      botUrl = url
    },
    post,
    /** Somebody of the tenant, by their object id; the app stands in their chat unless a test takes it away. */
    person: (user: string, { locale = 'nl-NL', name = 'Iemand van School' } = {}): TeamsPerson => {
      const known = people.get(user)
      if (known) return known
      const conversation = `a:1-${user}`
      connector.installed.add(conversation)
      const at = { tenant, user, name, conversation, bot, serviceUrl, locale }
      const made = personIn({ connector, complaints, deliver: (body) => post({ body }) }, at)
      people.set(user, made)
      return made
    },
    /** Waits for what follows after an answer. */
    until: async (holds: () => boolean, what = 'what was waited for'): Promise<void> => {
      for (const end = Date.now() + 3000; !holds(); await wait(5))
        if (Date.now() > end) throw new Error(`${what} did not happen; complaints: ${complaints.join(' | ')}`)
    },
    close: async (): Promise<void> => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      if (complaints.length > 0) throw new Error(`Teams' rules were broken:\n${complaints.join('\n')}`)
    },
  }
}
export type TeamsWire = Awaited<ReturnType<typeof openTeamsWire>>
