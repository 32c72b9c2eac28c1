import { describe, expect, it } from 'vitest'
import { type Engine, engines } from '../support/databases.ts'
import { asText, outgoing } from '../support/outgoing.ts'
import { type Front, fronts, type OpenSchool, openSchool, type Seat, seats } from '../support/school.ts'

export type Stage = Omit<OpenSchool, 'close' | 'typed'>

/** Reads the database as the school itself, past the core. */
export type Rows = OpenSchool['rows']

type Setting = {
  /** Who works here; everybody but the stranger when left out. */
  readonly staff?: readonly Seat[]
  /** Who has an account on both platforms, where both are there. */
  readonly onBoth?: readonly Seat[]
  /** Who is in the roster and has no account that the bot knows. */
  readonly unlinked?: readonly Seat[]
  /** The fronts on which there is something to promise; all when left out. */
  readonly on?: readonly Front[]
}

const everyone = Object.keys(seats).filter((seat) => seat !== 'a stranger') as Seat[]

/**
 * The databases on which a front keeps its promises. Each platform does so on both, once; whether a request came in
 * another way makes no difference to a database. Practice is on the embedded one.
 */
const enginesOf = (front: Front): readonly Engine[] =>
  front === 'slack over http' || front === 'teams'
    ? engines
    : front === 'browser'
      ? engines.slice(0, 1)
      : engines.slice(-1)

/** The pupils of the school, by any part of their names. */
const anyPupil = /Sanne|van den Berg|Wesley|Kuipers/i

/** One promise, kept on every front and on both databases, through the real SDKs; nothing of what was typed is logged, and no pupil is named outside a window. */
export const scenario = (
  promise: string,
  play: (stage: Stage) => Promise<void>,
  { staff = everyone, onBoth = [], unlinked = [], on = fronts }: Setting = {},
): void => {
  describe(promise, () => {
    for (const front of on) {
      for (const engine of enginesOf(front)) {
        it(`on ${front}, on the ${engine} database`, async () => {
          const { close, typed, ...school } = await openSchool(front, engine, { staff, onBoth, unlinked })
          try {
            await play(school)
            const logged = JSON.stringify(school.log)
            expect(typed.filter((words) => logged.includes(words))).toEqual([])
            const naming = (await outgoing(school)).filter(
              ({ said, window }) => !window && anyPupil.test(asText(said)),
            )
            expect(naming.map(({ where }) => where)).toEqual([])
          } finally {
            await close()
          }
        })
      }
    }
  })
}
