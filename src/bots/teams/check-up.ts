import { type Finding, well, wrong } from '../../core/app/finding.ts'
import { NoTokenError, openAccessTokens } from './outbound/access-token.ts'
import { checkedSettings, type TeamsSettings } from './settings.ts'
import { openDirectory } from './trust/directory.ts'

const findSigner = async (settings: TeamsSettings): Promise<{ issuer?: string; finding: Finding }> => {
  try {
    const { issuer } = await openDirectory(settings.openIdMetadataUrl).signer()
    return { issuer, finding: well('Teams: signing keys', 'Who signs what Teams sends is known.') }
  } catch {
    return {
      finding: wrong(
        'Teams: signing keys',
        'The metadata document cannot be read, so nobody could be verified.',
        'See whether this machine may reach TEAMS_OPENID_METADATA_URL (https://login.botframework.com).',
      ),
    }
  }
}

const findToken = async (settings: TeamsSettings, issuer: string): Promise<Finding> => {
  try {
    await openAccessTokens(settings, async () => issuer).current()
    return well('Teams: app id and password', 'Microsoft gives a token for them.')
  } catch (error) {
    const refused = error instanceof NoTokenError && /http_4/.test(error.message)
    return refused
      ? wrong(
          'Teams: app id and password',
          'Microsoft gives no token for them.',
          'See whether TEAMS_APP_ID, TEAMS_TENANT_ID and TEAMS_APP_PASSWORD belong together, and whether the secret has expired (Azure Bot, "Manage Password").',
        )
      : wrong(
          'Teams: app id and password',
          'Microsoft does not answer.',
          'See whether this machine may reach TEAMS_LOGIN_URL (https://login.microsoftonline.com).',
        )
  }
}

/** Asks Microsoft for the keys that we verify with and for a token to speak with. */
export const checkTeams = async (wanted: TeamsSettings): Promise<readonly Finding[]> => {
  const settings = checkedSettings(wanted)
  const { issuer, finding } = await findSigner(settings)
  return issuer === undefined ? [finding] : [finding, await findToken(settings, issuer)]
}
