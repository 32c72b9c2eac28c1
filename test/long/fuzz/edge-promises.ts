import fc from 'fast-check'
import { expect, it } from 'vitest'
import { onEachEngine } from '../../support/databases.ts'
import { type Front, type OpenSchool, type Seat, seats } from '../../support/school.ts'
import { report } from '../report.ts'
import { type Answer, everyTable, expectService, untilQuiet, watchEdge } from './edge.ts'
import { inSchool } from './in-school.ts'

/** How one platform is fuzzed: what arrives, how it is sent, and what is wrong with what was never signed. */
type Edge<Parcel, Forgery> = {
  readonly platform: 'Slack' | 'Teams'
  readonly front: Front
  readonly user: (seat: number) => string
  /** Parcels of these people, about these ids. */
  readonly parcels: (people: readonly string[], ids: readonly string[]) => fc.Arbitrary<Parcel>
  /** Sends a parcel; signed as the platform signs it when there is nothing wrong with it. */
  readonly send: (school: OpenSchool, parcel: Parcel, forgery?: Forgery) => Promise<Answer>
  readonly forgeries: (school: OpenSchool) => Promise<fc.Arbitrary<Forgery>>
}

const senders: readonly Seat[] = [
  'another teacher',
  'another support worker',
  'the coordinator',
  'a stranger',
]

/** Promises whatever arrives at the door for one platform: an answer, discretion, and that nothing unsigned writes. */
export const promiseAtTheEdge = <Parcel, Forgery>(edge: Edge<Parcel, Forgery>): void => {
  const { platform, front, send } = edge
  const parcelsFor = async (school: OpenSchool): Promise<fc.Arbitrary<Parcel>> => {
    await expectService(school)
    const rows = await school.rows(
      'select id::text from advice_request union all select id::text from person',
    )
    return edge.parcels(
      senders.map((seat) => edge.user(seats[seat])),
      rows.map(({ id }) => String(id)),
    )
  }
  const batches = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
    fc.array(one, { minLength: 1, maxLength: 16, size: 'max' })

  onEachEngine(`whatever arrives at the door for ${platform}`, (engine) => {
    it('is answered without a word of it, a stack or a crash, and the next question is served', () =>
      inSchool(front, engine, async (school) => {
        const parcels = await parcelsFor(school)
        const watched = watchEdge(school)
        await fc.assert(
          fc.asyncProperty(batches(parcels), async (batch) => {
            watched.expectCalm(await Promise.all(batch.map((parcel) => send(school, parcel))))
          }),
          { numRuns: 300 },
        )
        await expectService(school)
        watched.expectDiscreet()
        report(`${platform}, ${engine} database`, watched.answered)
      }))

    it(`writes nothing in any table when ${platform} did not sign it for this bot`, () =>
      inSchool(front, engine, async (school) => {
        const parcels = await parcelsFor(school)
        const forgeries = await edge.forgeries(school)
        const watched = watchEdge(school)
        await untilQuiet(school)
        const before = await everyTable(school)
        await fc.assert(
          fc.asyncProperty(batches(fc.tuple(parcels, forgeries)), async (batch) => {
            const answers = await Promise.all(batch.map(([parcel, forgery]) => send(school, parcel, forgery)))
            watched.expectCalm(answers)
            expect(answers.map(({ status }) => status)).not.toContain(200)
          }),
          { numRuns: 60 },
        )
        expect(await everyTable(school)).toEqual(before)
        report(`${platform}, forged, ${engine} database`, watched.answered)
        await expectService(school)
      }))
  })
}
