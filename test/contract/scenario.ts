import { describe, it } from 'vitest'
import { engines } from '../support/databases.ts'
import { fronts, type OpenSchool, openSchool, type Seat, seats } from '../support/school.ts'

type Stage = Omit<OpenSchool, 'close'>

const everyone = Object.keys(seats).filter((seat) => seat !== 'a stranger') as Seat[]

/** One promise, kept on every front and on both databases, through the real SDKs. */
export const scenario = (
  promise: string,
  play: (stage: Stage) => Promise<void>,
  { staff = everyone }: { readonly staff?: readonly Seat[] } = {},
): void => {
  describe(promise, () => {
    for (const front of fronts) {
      for (const engine of engines) {
        it(`on ${front}, on the ${engine} database`, async () => {
          const { close, ...school } = await openSchool(front, engine, staff)
          try {
            await play(school)
          } finally {
            await close()
          }
        })
      }
    }
  })
}
