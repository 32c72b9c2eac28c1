import { TeamsAdapter } from '@microsoft/teams-ai'
import type { TeamsSettings } from '../settings.ts'
import type { Directory } from '../trust/directory.ts'
import type { AccessTokens } from './access-token.ts'
import { oneAttempt } from './one-attempt.ts'

/** Gives the one adapter, through which botbuilder receives and sends; it needs to know the signer's name first. */
export type Adapters = { ready(): Promise<TeamsAdapter> }

type Credentials = NonNullable<ConstructorParameters<typeof TeamsAdapter>[1]>

const credentials = (appId: string, tokens: AccessTokens): Credentials => ({
  isValidAppId: async (id) => id === appId,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({
    signRequest: async (request) => {
      request.headers.set('authorization', `Bearer ${await tokens.current()}`)
      return request
    },
  }),
})

/** All options are given, because botbuilder takes none of its own as soon as one is given. */
const openAdapter = (settings: TeamsSettings, issuer: string, tokens: AccessTokens): TeamsAdapter => {
  const adapter = new TeamsAdapter(
    {
      MicrosoftAppId: settings.appId,
      MicrosoftAppTenantId: settings.tenantId,
      ValidateAuthority: 'true',
      ToChannelFromBotLoginUrl: settings.loginUrl,
      ToChannelFromBotOAuthScope: issuer,
      ToBotFromChannelTokenIssuer: issuer,
      OAuthUrl: issuer,
      ToBotFromChannelOpenIdMetadataUrl: settings.openIdMetadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: settings.openIdMetadataUrl,
      CallerId: 'urn:botframework:azure',
    },
    credentials(settings.appId, tokens),
    { requiredEndorsements: [], validateClaims: async () => undefined },
  )
  adapter.use(oneAttempt(adapter, tokens))
  return adapter
}

/** Opens the adapter when it is first needed. */
export const openAdapters = (
  settings: TeamsSettings,
  directory: Directory,
  tokens: AccessTokens,
): Adapters => {
  let open: { readonly issuer: string; readonly adapter: TeamsAdapter } | undefined
  return {
    ready: async () => {
      const { issuer } = await directory.signer()
      if (open?.issuer !== issuer) open = { issuer, adapter: openAdapter(settings, issuer, tokens) }
      return open.adapter
    },
  }
}
