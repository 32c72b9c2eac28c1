import {
  About,
  type AdviceLine,
  type AdviceRequest,
  AdviceStatus,
  Helped,
  type TurnKind,
  Urgency,
} from '../../src/core/advice/advice.ts'
import { AdviceId, TurnId } from '../../src/core/kernel/ids.ts'
import { DeliveryStatus, type KnockKind } from '../../src/core/knocks/knock.ts'
import type { Prisma } from '../generated/client.ts'
import { instantOf } from './access.store.ts'
import { colleagueColumns, colleagueOf } from './people.store.ts'

/** The columns of somebody who has to do with a request. */
export const person = { select: colleagueColumns } as const

/** Everything that a request is made of. */
export const whole = {
  asker: person,
  handler: person,
  turns: { orderBy: { at: 'asc' }, include: { author: person } },
  student: { select: { givenName: true, nickname: true, familyName: true } },
  class: { select: { name: true } },
  knocks: { orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }], include: { recipient: person } },
} satisfies Prisma.AdviceRequestInclude

/** What a list shows of a request. */
export const line = {
  id: true,
  topic: true,
  urgency: true,
  status: true,
  askedAt: true,
  asker: person,
  handler: person,
} satisfies Prisma.AdviceRequestSelect

type Row = Prisma.AdviceRequestGetPayload<{ include: typeof whole }>

const aboutNameOf = ({ student, class: class_ }: Row): string | undefined =>
  student ? `${student.nickname ?? student.givenName} ${student.familyName}` : class_?.name

/** A row as a request. */
export const adviceOf = (row: Row): AdviceRequest => ({
  ...lineOf(row),
  about: row.about === 'unsaid' ? 'unsaid' : About.parse(row.about),
  aboutName: aboutNameOf(row),
  question: row.question,
  version: row.version,
  turns: row.turns.map((turn) => ({
    id: TurnId.parse(turn.id),
    author: colleagueOf(turn.author),
    kind: turn.kind as TurnKind,
    text: turn.text,
    at: instantOf(turn.at),
  })),
  helped: helpedOf(row),
  trail: row.knocks.map((knock) => ({
    to: colleagueOf(knock.recipient),
    kind: knock.kind as KnockKind,
    status: DeliveryStatus.parse(knock.status),
    at: instantOf((knock.status === 'held' ? knock.dueAt : knock.settledAt) ?? knock.decidedAt),
  })),
})

/** Whether it helped, if the asker said so. */
export const helpedOf = ({ helped }: { readonly helped: string | null }): Helped | undefined =>
  helped === null ? undefined : Helped.parse(helped)

/** A row as a line of a list. */
export const lineOf = (row: Prisma.AdviceRequestGetPayload<{ select: typeof line }>): AdviceLine => ({
  id: AdviceId.parse(row.id),
  asker: colleagueOf(row.asker),
  topic: row.topic,
  urgency: Urgency.parse(row.urgency),
  status: AdviceStatus.parse(row.status),
  handler: row.handler ? colleagueOf(row.handler) : undefined,
  askedAt: instantOf(row.askedAt),
})
