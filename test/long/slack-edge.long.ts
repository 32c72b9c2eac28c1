import fc from 'fast-check'
import { expect, it } from 'vitest'
import { onEachEngine } from '../support/databases.ts'
import { type OpenSchool, seats } from '../support/school.ts'
import { slackUser } from '../support/slack-chat.ts'
import { type Signing, signed } from '../support/slack-signing.ts'
import { type Answer, everyTable, expectService, post, untilQuiet, watchEdge } from './fuzz/edge.ts'
import { inSchool } from './fuzz/in-school.ts'
import { type SlackParcel, slackParcels, written } from './fuzz/slack-parcels.ts'
import { report } from './report.ts'

const senders = (['another teacher', 'another support worker', 'the coordinator', 'a stranger'] as const).map(
  (seat) => slackUser(seats[seat]),
)

const parcelsFor = async (school: OpenSchool) => {
  await expectService(school)
  const rows = await school.rows('select id::text from advice_request union all select id::text from person')
  return slackParcels(
    senders,
    rows.map(({ id }) => String(id)),
  )
}

const send = (
  { house, wires: { slack } }: OpenSchool,
  parcel: SlackParcel,
  signing: Partial<Signing> & { readonly drop?: string } = {},
): Promise<Answer> => {
  const { bytes, headers } = written(slack, parcel)
  const signature = signed(bytes, { secret: slack.signingSecret, ...signing })
  if (signing.drop) delete signature[signing.drop]
  return post(`${house.url}/slack/events`, { ...headers, ...signature }, bytes)
}

const seconds = (): number => Math.floor(Date.now() / 1000)
const forgeries = fc.constantFrom<() => Partial<Signing> & { readonly drop?: string }>(
  () => ({ secret: 'another secret' }),
  () => ({ secret: '' }),
  () => ({ timestamp: seconds() - 400 }),
  () => ({ timestamp: seconds() + 400 }),
  () => ({ signature: `v0=${'0'.repeat(64)}` }),
  () => ({ signature: 'v0=' }),
  () => ({ drop: 'x-slack-signature' }),
  () => ({ drop: 'x-slack-request-timestamp' }),
)

onEachEngine('whatever arrives at the door for Slack', (engine) => {
  it('is answered without a word of it, a stack or a crash, and the next question is served', () =>
    inSchool('slack over http', engine, async (school) => {
      const parcels = await parcelsFor(school)
      const edge = watchEdge(school)
      await fc.assert(
        fc.asyncProperty(fc.array(parcels, { minLength: 1, maxLength: 16, size: 'max' }), async (batch) => {
          edge.expectCalm(await Promise.all(batch.map((parcel) => send(school, parcel))))
        }),
        { numRuns: 300 },
      )
      await expectService(school)
      edge.expectDiscreet()
      report(`Slack, ${engine} database`, edge.answered)
    }))

  it('writes nothing in any table when Slack did not sign it', () =>
    inSchool('slack over http', engine, async (school) => {
      const parcels = await parcelsFor(school)
      const edge = watchEdge(school)
      await untilQuiet(school)
      const before = await everyTable(school)
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(parcels, forgeries), { minLength: 1, maxLength: 16, size: 'max' }),
          async (batch) => {
            const answers = await Promise.all(
              batch.map(([parcel, forgery]) => send(school, parcel, forgery())),
            )
            edge.expectCalm(answers)
            expect(answers.map(({ status }) => status)).not.toContain(200)
          },
        ),
        { numRuns: 60 },
      )
      expect(await everyTable(school)).toEqual(before)
      report(`Slack, forged, ${engine} database`, edge.answered)
      await expectService(school)
    }))
})
