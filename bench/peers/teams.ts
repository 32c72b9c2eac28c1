import type { IncomingMessage } from 'node:http'
import { Application, TeamsAdapter } from '@microsoft/teams-ai'
import type { TurnContext } from 'botbuilder'
import { z } from 'zod'
import { listen } from './listen.ts'
import { helpInTransaction, workNamed } from './work.ts'

/**
 * Teams-ai on the same adapter as ours, which checks the token by itself, and with the same reply: a card with buttons.
 * Its own token for the way out is a fixed one, because Microsoft's library for asking one insists on https.
 */
const { TEAMS_APP_ID = '', TEAMS_TENANT_ID = '', TEAMS_LOGIN_URL = '' } = process.env
const metadata = process.env.TEAMS_OPENID_METADATA_URL ?? ''
const work = workNamed(process.argv[2], helpInTransaction)
const issuer = 'https://api.botframework.com'

const adapter = new TeamsAdapter(
  {
    MicrosoftAppId: TEAMS_APP_ID,
    MicrosoftAppTenantId: TEAMS_TENANT_ID,
    ValidateAuthority: 'true',
    ToChannelFromBotLoginUrl: TEAMS_LOGIN_URL,
    ToChannelFromBotOAuthScope: issuer,
    ToBotFromChannelTokenIssuer: issuer,
    OAuthUrl: issuer,
    ToBotFromChannelOpenIdMetadataUrl: metadata,
    ToBotFromEmulatorOpenIdMetadataUrl: metadata,
    CallerId: 'urn:botframework:azure',
  },
  {
    isValidAppId: async (id) => id === TEAMS_APP_ID,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      signRequest: async (request) => {
        request.headers.set('authorization', 'Bearer a-token')
        return request
      },
    }),
  },
  { requiredEndorsements: [], validateClaims: async () => undefined },
)

const button = (title: string) => ({
  type: 'Action.Submit',
  title,
  data: { msteams: { type: 'task/fetch' }, command: 'advice.own', args: {} },
})
const words = 'Ik breng je vraag bij het ondersteuningsteam en houd je op de hoogte.'
const card = {
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  lang: 'nl',
  fallbackText: words,
  body: [words, 'Typ je vraag in eigen woorden, of kies hieronder.'].map((text) => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text }],
  })),
  actions: [button('Advies vragen'), button('Mijn vragen')],
}

const application = new Application({ adapter, removeRecipientMention: false, startTypingTimer: false })
application.addRoute(
  async ({ activity }) => activity.type === 'message',
  async (context: TurnContext) => {
    const { from } = context.activity
    await work({ platform: 'teams', workspace: TEAMS_TENANT_ID, user: from.aadObjectId ?? '' })
    await context.sendActivity({
      type: 'message',
      summary: words,
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
    })
  },
)

const Body = z.record(z.string(), z.unknown())
const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Body.parse(JSON.parse(Buffer.concat(chunks).toString()))
}

listen(async (request, response) => {
  const body = await bodyOf(request)
  let status = 200
  await adapter.process(
    { method: 'POST', headers: { authorization: request.headers.authorization ?? '' }, body },
    {
      socket: undefined,
      header: () => undefined,
      status: (code: number) => {
        status = code
      },
      send: () => undefined,
      end: () => undefined,
    },
    async (context) => {
      await application.run(context)
    },
  )
  response.writeHead(status, { 'content-length': 0 }).end()
})
