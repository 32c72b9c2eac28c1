import type { Permit } from '../../src/core/access/permit.ts'
import {
  About,
  type AdviceLine,
  type AdviceRequest,
  AdviceStatus,
  Helped,
  type TurnKind,
  Urgency,
} from '../../src/core/advice/advice.ts'
import { type AdviceStore, pageSize } from '../../src/core/advice/advice-store.ts'
import { AdviceId, ClassId, TurnId } from '../../src/core/kernel/ids.ts'
import { DeliveryStatus, type KnockKind } from '../../src/core/knocks/knock.ts'
import type { Prisma } from '../generated/client.ts'
import { dateOf, instantOf } from './access.store.ts'
import { colleagueColumns, colleagueOf } from './people.store.ts'
import type { PrismaTx } from './transaction.ts'

const person = { select: colleagueColumns } as const

const whole = {
  asker: person,
  handler: person,
  turns: { orderBy: { at: 'asc' }, include: { author: person } },
  student: { select: { givenName: true, nickname: true, familyName: true } },
  class: { select: { name: true } },
  knocks: { orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }], include: { recipient: person } },
} satisfies Prisma.AdviceRequestInclude

const line = {
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

const adviceOf = (row: Row): AdviceRequest => ({
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

const helpedOf = ({ helped }: { readonly helped: string | null }): Helped | undefined =>
  helped === null ? undefined : Helped.parse(helped)

const lineOf = (row: Prisma.AdviceRequestGetPayload<{ select: typeof line }>): AdviceLine => ({
  id: AdviceId.parse(row.id),
  asker: colleagueOf(row.asker),
  topic: row.topic,
  urgency: Urgency.parse(row.urgency),
  status: AdviceStatus.parse(row.status),
  handler: row.handler ? colleagueOf(row.handler) : undefined,
  askedAt: instantOf(row.askedAt),
})

/** The request a permit is about. Its use case named it, so a permit about something else is our own mistake. */
const adviceIn = ({ subject, action }: Permit): AdviceId => {
  if (subject.kind === 'advice') return subject.advice
  throw new Error(`a permit for ${action} that is not about an advice request`)
}

const page = async (tx: PrismaTx, where: Prisma.AdviceRequestWhereInput, number: number) => {
  const rows = await tx.adviceRequest.findMany({
    where,
    select: line,
    orderBy: [{ askedAt: 'desc' }, { id: 'desc' }],
    skip: number * pageSize,
    take: pageSize,
  })
  // Most lists are one page that is not full: it tells itself how many there are.
  const isLast = rows.length < pageSize && (rows.length > 0 || number === 0)
  const total = isLast ? number * pageSize + rows.length : await tx.adviceRequest.count({ where })
  return { lines: rows.map(lineOf), total }
}

/** Advice requests of the school of this transaction. */
export const adviceStore = (tx: PrismaTx): AdviceStore => ({
  addAdvice: async ({ school }, { student, class: class_, asker, askedAt, ...advice }) => {
    const { count } = await tx.adviceRequest.createMany({
      data: {
        ...advice,
        schoolId: school,
        askerId: asker,
        studentId: student ?? null,
        classId: class_ ?? null,
        askedAt: dateOf(askedAt),
        changedAt: dateOf(askedAt),
        openedAt: dateOf(askedAt),
      },
      skipDuplicates: true,
    })
    return count === 1
  },
  advice: async (permit) => {
    const row = await tx.adviceRequest.findUniqueOrThrow({ where: { id: adviceIn(permit) }, include: whole })
    return adviceOf(row)
  },
  changeAdvice: async (permit, version, { status, handler, at, words, opens, answers, helped }) => {
    const { count } = await tx.adviceRequest.updateMany({
      where: { id: adviceIn(permit), version },
      data: {
        status,
        version: version + 1,
        changedAt: dateOf(at),
        ...(handler === undefined ? {} : { handlerId: handler }),
        ...(opens ? { openedAt: dateOf(at), openedVersion: version + 1 } : {}),
        ...(answers ? { answeredAt: dateOf(at) } : {}),
        ...(helped ? { helped, helpedAt: dateOf(at) } : {}),
        ...words,
      },
    })
    return count === 1
  },
  addTurn: async (permit, { at, ...turn }) => {
    const { count } = await tx.adviceTurn.createMany({
      data: {
        ...turn,
        schoolId: permit.school,
        adviceId: adviceIn(permit),
        authorId: permit.actor,
        at: dateOf(at),
      },
      skipDuplicates: true,
    })
    return count === 1
  },
  askedBy: ({ school, actor }, number) => page(tx, { schoolId: school, askerId: actor }, number),
  shelf: ({ school, actor }, shelf, number) => {
    switch (shelf) {
      case 'open':
        return page(tx, { schoolId: school, status: 'open' }, number)
      case 'mine':
        return page(
          tx,
          { schoolId: school, handlerId: actor, status: { in: ['claimed', 'asked-back', 'answered'] } },
          number,
        )
      case 'answered':
        return page(tx, { schoolId: school, status: { in: ['answered', 'closed'] } }, number)
    }
  },
  classNamed: async (name) => {
    const found = await tx.schoolClass.findFirst({
      where: { name: { equals: name.trim(), mode: 'insensitive' } },
      select: { id: true },
    })
    return found ? ClassId.parse(found.id) : undefined
  },
  adviceState: async (id) => {
    const row = await tx.adviceRequest.findUnique({
      where: { id },
      select: {
        id: true,
        status: true,
        version: true,
        urgency: true,
        helped: true,
        asker: person,
        handler: person,
      },
    })
    if (!row) return undefined
    return {
      id: AdviceId.parse(row.id),
      status: AdviceStatus.parse(row.status),
      urgency: Urgency.parse(row.urgency),
      helped: helpedOf(row),
      version: row.version,
      asker: colleagueOf(row.asker),
      handler: row.handler ? colleagueOf(row.handler) : undefined,
    }
  },
})
