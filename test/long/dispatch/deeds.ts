import fc from 'fast-check'
import { v7 as newId } from 'uuid'
import { expect } from 'vitest'
import type { Reply } from '../../../src/core/view/view.ts'
import { names, type Seat } from '../../support/school.ts'
import type { Stage } from '../../support/two-schools.ts'
import { type Asked, type Doing, doings, type Expected, expected, isOfTeam, type Model } from './model.ts'
import { play, type Seen } from './play.ts'

type Deed = fc.AsyncCommand<Model, Stage>

const seats = Object.keys(names) as Seat[]
/** A word of letters alone: nine digits in a row could be a citizen service number. */
const secretOf = (id: string): string =>
  `GEHEIM${id.slice(-12).replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))}`

const questionOf = (secret: string): string => `Hoe begin ik een les? ${secret}`

/** Somebody asks something: about nobody, about a pupil of theirs, or about one of another's. */
class Ask implements Deed {
  readonly seat: Seat
  readonly who: 'nobody' | 'Sanne' | 'Wesley'
  constructor(seat: Seat, who: Ask['who']) {
    this.seat = seat
    this.who = who
  }
  check = (): boolean => true
  toString = (): string => `${this.seat} asks about ${this.who}`
  run = async (model: Model, stage: Stage): Promise<void> => {
    const { seat, who } = this
    const id = newId()
    const asked: Asked = {
      id,
      asker: seat,
      secret: secretOf(id),
      status: 'open',
      handler: undefined,
      answered: false,
      talks: false,
    }
    const about = who === 'nobody' ? { about: 'nobody' } : { about: 'student', who }
    const form = {
      advice: id,
      topic: 'other',
      urgency: 'can-wait',
      question: questionOf(asked.secret),
      ...about,
    }
    const visit = (): Promise<Reply> => stage.visit(seat, 'advice.ask', form)
    if (seat === 'a stranger') return play(model, stage, seat, visit, { sight: 'stranger', rows: 0 })
    const theirs = who === 'nobody' || isOfTeam(seat) || (seat === 'a teacher' && who === 'Sanne')
    const looks = who === 'nobody' ? 2 : 3
    const keep = (): void => void model.asked.set(id, asked)
    const undone = (): void => {
      model.skipped += 1
    }
    const outcome: Expected = theirs
      ? { sight: 'done', rows: looks, change: keep }
      : { sight: 'corrections', rows: looks, change: undone }
    await play(model, stage, seat, visit, outcome, asked.secret)
    expect((await stage.standing(id))?.status).toBe(theirs ? 'open' : undefined)
  }
}

/** Somebody does something to a question of anybody, or to one that is not there. */
class Do implements Deed {
  readonly seat: Seat
  readonly doing: Doing
  readonly which: number
  readonly to: Seat
  readonly canOpen: boolean
  constructor(seat: Seat, doing: Doing, which: number, to: Seat, canOpen: boolean) {
    this.seat = seat
    this.doing = doing
    this.which = which
    this.to = to
    this.canOpen = canOpen
  }
  check = (): boolean => true
  toString = (): string =>
    `${this.seat}: ${this.doing} ${this.which} (${this.to}${this.canOpen ? '' : ', typed'})`
  run = async (model: Model, stage: Stage): Promise<void> => {
    const { seat, doing, which, to } = this
    // What is answered with a note needs nothing to open.
    const canOpen = this.canOpen || doing === 'tell-helped'
    const all = [...model.asked.values()]
    // One in six is a question of another school, or of none.
    const asked = which % 6 === 0 ? undefined : all[which % Math.max(all.length, 1)]
    const id = asked?.id ?? (which % 12 === 0 ? stage.foreign : newId())
    const text = `Zo zou ik het doen. ${asked?.secret ?? 'GEHEIMniets'}`
    const edit = doing === 'edit' ? { topic: 'other', urgency: 'today', question: text } : {}
    const args = { advice: id, to: stage.personOf(to), turn: newId(), text, helped: 'talk', ...edit }
    const visit = (): Promise<Reply> => stage.visit(seat, `advice.${doing}`, args, { canOpen })
    const outcome =
      seat === 'a stranger'
        ? ({ sight: 'stranger', rows: 0 } as const)
        : canOpen
          ? expected(seat, doing, asked, to)
          : ({ sight: 'doorbell', rows: 0 } as const)
    await play(model, stage, seat, visit, outcome, asked?.secret)
    if (!asked) return
    const standing = await stage.standing(asked.id)
    expect({ status: standing?.status, handler: stage.seatOf(standing?.handler) }).toEqual({
      status: asked.status,
      handler: asked.handler,
    })
  }
}

/** Somebody opens a list, the form or help, or sends what makes no sense. */
class Look implements Deed {
  readonly seat: Seat
  readonly what: (typeof looks)[number]
  constructor(seat: Seat, what: Look['what']) {
    this.seat = seat
    this.what = what
  }
  check = (): boolean => true
  toString = (): string => `${this.seat} looks at ${this.what.command}`
  run = async (model: Model, stage: Stage): Promise<void> => {
    const { seat, what } = this
    const visit = (): Promise<Reply> => stage.visit(seat, what.command, what.args)
    const hidden = what.forTeam && !isOfTeam(seat)
    const outcome =
      seat === 'a stranger'
        ? ({ sight: 'stranger', rows: 0 } as const)
        : hidden
          ? ({ sight: 'hidden', rows: 1 } as const)
          : ({ sight: what.sight, rows: what.rows } as const)
    await play(model, stage, seat, visit, outcome)
  }
}

const look = (
  command: string,
  args: Readonly<Record<string, unknown>>,
  sight: Seen = 'done',
  rows = 1,
  forTeam = false,
) => ({ command, args, sight, rows, forTeam })

const looks = [
  look('help.show', {}),
  look('home.show', {}),
  look('advice.own', { page: 0 }),
  look('advice.new', {}),
  look('advice.shelf', { shelf: 'open' }, 'done', 1, true),
  look('advice.shelf', { shelf: 'mine', page: 'x' }, 'done', 1, true),
  look('advice.shelf', { shelf: 'answered', page: 3 }, 'done', 1, true),
  look('advice.shelf', { shelf: 'else' }, 'unknown', 0),
  look('advice.show', { advice: 'x' }, 'unknown', 0),
  look('advice.answer', { advice: null }, 'unknown', 0),
  look('advice.ask', {}, 'corrections', 1),
  look('__proto__', {}, 'unknown', 0),
] as const

const seat = fc.constantFrom(...seats)

/** Everything that anybody does in this fuzz. */
export const deeds: readonly fc.Arbitrary<Deed>[] = [
  fc
    .tuple(seat, fc.constantFrom('nobody', 'nobody', 'Sanne', 'Wesley'))
    .map(([who, about]) => new Ask(who, about)),
  ...Array.from({ length: 5 }, () =>
    fc
      .tuple(seat, fc.constantFrom(...doings), fc.nat({ max: 1000 }), seat, fc.integer({ min: 0, max: 9 }))
      .map(([who, doing, which, to, luck]) => new Do(who, doing, which, to, luck > 0)),
  ),
  fc.tuple(seat, fc.constantFrom(...looks)).map(([who, what]) => new Look(who, what)),
]
