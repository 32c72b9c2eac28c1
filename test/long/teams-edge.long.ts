import fc from 'fast-check'
import { expect, it } from 'vitest'
import { onEachEngine } from '../support/databases.ts'
import { type OpenSchool, seats } from '../support/school.ts'
import { teamsUser } from '../support/teams-chat.ts'
import { type Answer, everyTable, expectService, post, untilQuiet, watchEdge } from './fuzz/edge.ts'
import { inSchool } from './fuzz/in-school.ts'
import { type TeamsParcel, teamsParcels, written } from './fuzz/teams-parcels.ts'
import { report } from './report.ts'

const senders = (['another teacher', 'another support worker', 'the coordinator', 'a stranger'] as const).map(
  (seat) => teamsUser(seats[seat]),
)

const parcelsFor = async (school: OpenSchool) => {
  await expectService(school)
  const rows = await school.rows('select id::text from advice_request union all select id::text from person')
  return teamsParcels(
    senders,
    rows.map(({ id }) => String(id)),
  )
}

const send = (
  { house, wires: { teams } }: OpenSchool,
  parcel: TeamsParcel,
  token: string | undefined,
): Promise<Answer> => {
  const { bytes, headers } = written(teams, parcel)
  const authorization: Record<string, string> =
    token === undefined ? {} : { authorization: `Bearer ${token}` }
  return post(`${house.url}/api/messages`, { ...headers, ...authorization }, bytes)
}

const forgeries = async ({ wires: { teams } }: OpenSchool): Promise<fc.Arbitrary<string | undefined>> => {
  const { signing } = teams
  return fc.constantFrom(
    undefined,
    '',
    'a.b.c',
    signing.unsigned(),
    await signing.withPublicKey(),
    await signing.token({ by: 'forger' }),
    await signing.token({ expires: -4000, notBefore: -8000 }),
    await signing.token({ audience: 'another-app' }),
    await signing.token({ issuer: 'https://another.test' }),
    await signing.token({ serviceUrl: 'https://another.test/' }),
    await signing.token({ serviceUrl: undefined }),
    await signing.token({ kid: 'another-key' }),
  )
}

onEachEngine('whatever arrives at the door for Teams', (engine) => {
  it('is answered without a word of it, a stack or a crash, and the next question is served', () =>
    inSchool('teams', engine, async (school) => {
      const parcels = await parcelsFor(school)
      const edge = watchEdge(school)
      const token = await school.wires.teams.signing.token()
      await fc.assert(
        fc.asyncProperty(fc.array(parcels, { minLength: 1, maxLength: 16, size: 'max' }), async (batch) => {
          edge.expectCalm(await Promise.all(batch.map((parcel) => send(school, parcel, token))))
        }),
        { numRuns: 300 },
      )
      await expectService(school)
      edge.expectDiscreet()
      report(`Teams, ${engine} database`, edge.answered)
    }))

  it('writes nothing in any table when Teams did not sign it for this bot', () =>
    inSchool('teams', engine, async (school) => {
      const parcels = await parcelsFor(school)
      const edge = watchEdge(school)
      await untilQuiet(school)
      const before = await everyTable(school)
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(parcels, await forgeries(school)), { minLength: 1, maxLength: 16, size: 'max' }),
          async (batch) => {
            const answers = await Promise.all(batch.map(([parcel, token]) => send(school, parcel, token)))
            edge.expectCalm(answers)
            expect(answers.map(({ status }) => status)).not.toContain(200)
          },
        ),
        { numRuns: 60 },
      )
      expect(await everyTable(school)).toEqual(before)
      report(`Teams, forged, ${engine} database`, edge.answered)
      await expectService(school)
    }))
})
