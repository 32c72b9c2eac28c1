import { atTheEnd } from './at-the-end.ts'
import { type Playground, type PlaygroundUser, startPlayground } from './playground.ts'
import { openSigningProxy } from './signing-proxy.ts'
import { openTeamsWire } from './teams-wire.ts'

/** Microsoft's own side of Teams on this machine: the keys, the login, and what signs for clients that cannot. */
export const openVerifiedTeams = async () => {
  const wire = await openTeamsWire()
  atTheEnd(() => wire.close())
  const proxy = await openSigningProxy(wire.signing)
  const { settings, tenant } = wire
  return {
    proxy,
    tenant,
    /** Starts a client for one person. */
    playground: (person: PlaygroundUser): Promise<Playground> => startPlayground(person, wire, proxy.url),
    /** What the bot must know to speak with these clients. */
    env: (...playgrounds: readonly Playground[]) => ({
      TEAMS_APP_ID: settings.appId,
      TEAMS_APP_PASSWORD: settings.appPassword,
      TEAMS_TENANT_ID: tenant,
      TEAMS_OPENID_METADATA_URL: settings.openIdMetadataUrl,
      TEAMS_LOGIN_URL: settings.loginUrl,
      TEAMS_SERVICE_URLS: playgrounds.map(({ url }) => url).join(','),
    }),
  }
}
