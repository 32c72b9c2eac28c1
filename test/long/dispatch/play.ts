import { expect } from 'vitest'
import { appText } from '../../../src/core/app/app.text.ts'
import type { Reply } from '../../../src/core/view/view.ts'
import type { Seat } from '../../support/school.ts'
import type { Stage } from '../../support/two-schools.ts'
import { type Expected, type Model, mayRead, type Sight } from './model.ts'

const words = appText.nl

/** What a reply shows, by its kind and its title. */
export const sightOf = (reply: Reply): Sight | 'stranger' | 'unknown' | 'doorbell' => {
  if (reply.kind === 'corrections') return 'corrections'
  if (reply.kind === 'panel' && reply.title === words.notFoundTitle) return 'hidden'
  if (reply.kind === 'panel' && reply.title === words.notNow) return 'conflict'
  if (reply.kind !== 'note') return 'done'
  const [line] = reply.lines
  if (line === words.stranger) return 'stranger'
  if (line === words.unknownCommand) return 'unknown'
  return line === words.openHere ? 'doorbell' : 'done'
}

/** Nobody ever sees a word of a question that is not for them, whatever they did. */
const expectDiscretion = (model: Model, seat: Seat, reply: Reply, own: string | undefined): void => {
  const seen = new Set(JSON.stringify(reply).match(/GEHEIM\w+/g) ?? [])
  const allowed = [...model.asked.values()]
    .filter((asked) => mayRead(seat, asked))
    .map(({ secret }) => secret)
  for (const secret of seen) expect([...allowed, own]).toContain(secret)
}

/** What anybody can get to see. */
export type Seen = ReturnType<typeof sightOf>

/** Does something and holds what came of it against what should have. */
export const play = async (
  model: Model,
  stage: Stage,
  seat: Seat,
  visit: () => Promise<Reply>,
  { sight, rows, change }: Omit<Expected, 'sight'> & { readonly sight: Seen },
  own?: string,
): Promise<void> => {
  const reply = await visit()
  expect(sightOf(reply)).toBe(sight)
  expectDiscretion(model, seat, reply, own)
  change?.()
  model.rows += rows
  const register = await stage.register()
  expect(register.rows).toBe(model.rows)
  expect(register.last).toBe(model.rows + model.skipped)
  if (rows === 1) expect(register.allowed).toBe(sight !== 'hidden')
  expect(stage.lines).toEqual([])
}
