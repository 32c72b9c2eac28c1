import fc from 'fast-check'
import { slackUser } from '../support/slack-chat.ts'
import { type Signing, signed } from '../support/slack-signing.ts'
import { post } from './fuzz/edge.ts'
import { promiseAtTheEdge } from './fuzz/edge-promises.ts'
import { type SlackParcel, slackParcels, written } from './fuzz/slack-parcels.ts'

/** Made at the moment of sending, for the time is signed too. */
type Forgery = () => Partial<Signing> & { readonly drop?: string }

const seconds = (): number => Math.floor(Date.now() / 1000)

promiseAtTheEdge<SlackParcel, Forgery>({
  platform: 'Slack',
  front: 'slack over http',
  user: slackUser,
  parcels: slackParcels,
  send: ({ house, wires: { slack } }, parcel, forgery) => {
    const { drop, ...signing } = forgery?.() ?? {}
    const { bytes, headers } = written(slack, parcel)
    const signature = signed(bytes, { secret: slack.signingSecret, ...signing })
    if (drop) delete signature[drop]
    return post(`${house.url}/slack/events`, { ...headers, ...signature }, bytes)
  },
  forgeries: async () =>
    fc.constantFrom<Forgery>(
      () => ({ secret: 'another secret' }),
      () => ({ secret: '' }),
      () => ({ timestamp: seconds() - 400 }),
      () => ({ timestamp: seconds() + 400 }),
      () => ({ signature: `v0=${'0'.repeat(64)}` }),
      () => ({ signature: 'v0=' }),
      () => ({ drop: 'x-slack-signature' }),
      () => ({ drop: 'x-slack-request-timestamp' }),
    ),
})
