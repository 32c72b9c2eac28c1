import type { AdviceStatus, Move } from '../../../src/core/advice/advice.ts'
import type { Seat } from '../../support/school.ts'

/** A question as far as its rules go. */
export type Asked = {
  readonly id: string
  readonly asker: Seat
  /** A word that stands in everything that was written about it, and nowhere else. */
  readonly secret: string
  status: AdviceStatus
  handler: Seat | undefined
  /** Whether it was ever answered, and whether its asker said that they want to talk. */
  answered: boolean
  talks: boolean
}

/** The school as far as its rules go. */
export type Model = {
  readonly asked: Map<string, Asked>
  /** Rows of the access register. */
  rows: number
  /** Numbers that the register skips, because what was looked at was undone. */
  skipped: number
}

/** Everything this fuzz does to a question that exists, or not. */
export const doings = [
  'show',
  'claim',
  'assign',
  'answer',
  'ask-back',
  'reply',
  'edit',
  'withdraw',
  'close',
  'reopen',
  'tell-helped',
  'edit-form',
  'assign-form',
  'answer-form',
  'ask-back-form',
  'reply-form',
] as const
export type Doing = (typeof doings)[number]

/** What somebody gets to see. */
export type Sight = 'hidden' | 'conflict' | 'corrections' | 'done'

/** What a doing should come to, and what it leaves in the register. */
export type Expected = { readonly sight: Sight; readonly rows: number; readonly change?: () => void }

const team: readonly Seat[] = ['a support worker', 'another support worker', 'the coordinator']

/** Whether somebody belongs to the support team. */
export const isOfTeam = (seat: Seat): boolean => team.includes(seat)

/** Who may know what a question says: whoever asked it, and the support team. */
export const mayRead = (seat: Seat, { asker }: Asked): boolean => seat === asker || isOfTeam(seat)

const from: Readonly<Record<Move, readonly AdviceStatus[]>> = {
  edit: ['open'],
  claim: ['open'],
  assign: ['open', 'claimed', 'asked-back', 'answered'],
  answer: ['claimed', 'asked-back', 'answered'],
  'ask-back': ['claimed', 'answered'],
  reply: ['claimed', 'asked-back', 'answered'],
  withdraw: ['open', 'claimed', 'asked-back'],
  close: ['claimed', 'asked-back', 'answered'],
  reopen: ['closed', 'withdrawn'],
  talk: ['answered', 'closed', 'withdrawn'],
}

const moveOf = (doing: Doing): Move | undefined =>
  doing === 'show' ? undefined : doing === 'tell-helped' ? 'talk' : (doing.replace(/-form$/, '') as Move)

const isFor = (move: Move, seat: Seat, asked: Asked): boolean => {
  switch (move) {
    case 'edit':
    case 'reply':
    case 'withdraw':
    case 'talk':
      return seat === asked.asker
    case 'claim':
    case 'assign':
    case 'answer':
    case 'ask-back':
      return isOfTeam(seat)
    case 'close':
    case 'reopen':
      return mayRead(seat, asked)
  }
}

const one = (sight: Sight, change?: () => void): Expected =>
  change ? { sight, rows: 1, change } : { sight, rows: 1 }

const moved = (asked: Asked, status: AdviceStatus, handler: Seat | undefined): Expected =>
  one('done', () => {
    asked.status = status
    asked.handler = handler
  })

const claiming = (seat: Seat, asked: Asked): Expected => {
  if (asked.status === 'open') return moved(asked, 'claimed', seat)
  return one(asked.handler === seat ? 'done' : 'conflict')
}

/** Always "no, I want to talk"; what cannot be done now is said in a note. */
const talking = (asked: Asked): Expected => {
  if (asked.talks || !asked.answered) return one('done')
  const opens = from.talk.includes(asked.status)
  return one('done', () => {
    asked.talks = true
    if (opens) {
      asked.status = 'open'
      asked.handler = undefined
    }
  })
}

const assigning = (asked: Asked, to: Seat): Expected => {
  if (asked.handler === to && asked.status === 'claimed') return one('done')
  if (!from.assign.includes(asked.status)) return one('conflict')
  // The form is shown again, and that is a look of its own.
  return isOfTeam(to) ? moved(asked, 'claimed', to) : { sight: 'corrections', rows: 2 }
}

/** What should come of something that is done to a question. */
export const expected = (seat: Seat, doing: Doing, asked: Asked | undefined, to: Seat): Expected => {
  const move = moveOf(doing)
  if (!asked || (move ? !isFor(move, seat, asked) : !mayRead(seat, asked))) return one('hidden')
  if (!move) return one('done')
  const can = from[move].includes(asked.status)
  if (move === 'claim') return claiming(seat, asked)
  if (move === 'talk') return talking(asked)
  if (doing === 'assign') return assigning(asked, to)
  if (move === 'withdraw' && asked.status === 'withdrawn') return one('done')
  if (move === 'close' && asked.status === 'closed') return one('done')
  if (move === 'reopen' && asked.status === 'open') return one('done')
  if (!can) return one('conflict')
  const speaks = move === 'answer' || move === 'ask-back'
  if (speaks && asked.handler !== seat) return one('conflict')
  if (doing.endsWith('-form') || move === 'edit') return one('done')
  switch (move) {
    case 'answer':
      return one('done', () => {
        asked.status = 'answered'
        asked.answered = true
      })
    case 'ask-back':
      return moved(asked, 'asked-back', asked.handler)
    case 'reply':
      return moved(asked, 'claimed', asked.handler)
    case 'withdraw':
      return moved(asked, 'withdrawn', asked.handler)
    case 'close':
      return moved(asked, 'closed', asked.handler)
    case 'reopen':
      return moved(asked, 'open', undefined)
    case 'assign':
      return one('done')
  }
}
