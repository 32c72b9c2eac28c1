import fc from 'fast-check'
import { catalogue } from '../../../src/core/app/catalogue.ts'
import { nastyText, nastyValue } from './nasty.ts'

/** What travels with a button or a form. */
export type Pressed = { readonly command: string; readonly args: Readonly<Record<string, unknown>> }

const commands = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...catalogue.map(({ command }) => command)) },
  { weight: 1, arbitrary: fc.constantFrom('', '__proto__', 'toString', 'advice.', 'advice.asks') },
)

const seldom = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 })

/** Any command of the catalogue with args that fit, nearly fit, or do not fit at all; `ids` are things that exist. */
export const pressed = (ids: readonly string[]): fc.Arbitrary<Pressed> => {
  const id = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...ids) },
    { weight: 2, arbitrary: fc.uuid() },
    { weight: 1, arbitrary: nastyValue },
  )
  const choice = (...values: string[]) =>
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom<unknown>(...values) },
      { weight: 1, arbitrary: nastyValue },
    )
  return fc.record({
    command: commands,
    args: fc
      .record({
        advice: seldom(id),
        draft: seldom(id),
        turn: seldom(id),
        to: seldom(fc.oneof(id, choice('nl', 'en'))),
        topic: seldom(choice('behaviour', 'other')),
        about: seldom(choice('student', 'class', 'nobody')),
        who: seldom(choice('Sanne', 'sanne berg', '2B', 'Wesley')),
        urgency: seldom(choice('can-wait', 'today', 'safety')),
        question: seldom(nastyText),
        text: seldom(nastyText),
        line: seldom(nastyText),
        shelf: seldom(choice('open', 'mine', 'answered')),
        page: seldom(fc.oneof<fc.Arbitrary<unknown>[]>(fc.integer(), nastyValue)),
      })
      .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))),
  })
}
