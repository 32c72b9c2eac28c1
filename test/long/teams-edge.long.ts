import fc from 'fast-check'
import { teamsUser } from '../support/teams-chat.ts'
import { post } from './fuzz/edge.ts'
import { promiseAtTheEdge } from './fuzz/edge-promises.ts'
import { type TeamsParcel, teamsParcels, written } from './fuzz/teams-parcels.ts'

/** The header to send instead of a good one; none when it is left out. */
type Forgery = { readonly authorization?: string }

promiseAtTheEdge<TeamsParcel, Forgery>({
  platform: 'Teams',
  front: 'teams',
  user: teamsUser,
  parcels: teamsParcels,
  send: async ({ house, wires: { teams } }, parcel, forgery) => {
    const { bytes, headers } = written(teams, parcel)
    const { authorization } = forgery ?? { authorization: `Bearer ${await teams.signing.token()}` }
    return post(
      `${house.url}/api/messages`,
      { ...headers, ...(authorization !== undefined && { authorization }) },
      bytes,
    )
  },
  forgeries: async ({ wires: { teams } }) => {
    const { signing } = teams
    const tokens = [
      'a.b.c',
      '',
      signing.unsigned(),
      await signing.withPublicKey(),
      await signing.token({ by: 'forger' }),
      await signing.token({ expires: -4000, notBefore: -8000 }),
      await signing.token({ audience: 'another-app' }),
      await signing.token({ issuer: 'https://another.test' }),
      await signing.token({ serviceUrl: 'https://another.test/' }),
      await signing.token({ serviceUrl: undefined }),
      await signing.token({ kid: 'another-key' }),
    ]
    return fc.constantFrom<Forgery>({}, ...tokens.map((token) => ({ authorization: `Bearer ${token}` })))
  },
})
